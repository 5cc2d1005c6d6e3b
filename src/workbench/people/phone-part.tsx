import type { VNode } from 'preact';
import type { OwnPhone } from '../../people/desk-people.ts';
import { Badge, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

interface Props {
  readonly phone: OwnPhone | undefined;
  /** A number that was typed and not taken. */
  readonly typed: string | undefined;
}

/** A member's own phone: typed, verified by a code that is read to it, or taken away. */
export function PhonePart({ phone, typed }: Props): VNode {
  const { t, to } = useVisit();
  const digits = phone?.lastTwo ?? '';
  return (
    <Panel title={t('people:phone.title')} id="phone">
      {phone === undefined ? (
        <NumberForm typed={typed} isFirst />
      ) : (
        <>
          <p>
            <Badge tone={phone.isVerified ? 'good' : 'look'}>
              {t(phone.isVerified ? 'people:phone.verified' : 'people:phone.open')}
            </Badge>{' '}
            {t('people:phone.ends', { digits })}
          </p>
          {phone.isVerified ? null : <CodeForm />}
          <details open={typed !== undefined}>
            <summary>{t(phone.isVerified ? 'people:phone.other' : 'people:phone.again')}</summary>
            <NumberForm typed={typed} />
          </details>
          <form class="acts" method="post" action={to('/people/phone/remove')}>
            <button>{t('people:phone.remove')}</button>
          </form>
        </>
      )}
    </Panel>
  );
}

function NumberForm({
  typed,
  isFirst = false,
}: {
  readonly typed: string | undefined;
  readonly isFirst?: boolean;
}): VNode {
  const { t, to } = useVisit();
  return (
    <form method="post" action={to('/people/phone')}>
      <p>{t('people:phone.what')}</p>
      <p class="field">
        <label for="number">{t('people:phone.number')}</label>
        <input
          id="number"
          name="phone"
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          placeholder="+1 202 555 0123"
          required
          maxLength={40}
          value={typed}
        />
      </p>
      <button class={isFirst ? 'primary' : undefined}>{t('people:phone.call')}</button>
    </form>
  );
}

function CodeForm(): VNode {
  const { t, to } = useVisit();
  return (
    <form method="post" action={to('/people/phone/code')}>
      <p>{t('people:phone.listen')}</p>
      <p class="field">
        <label for="code">{t('people:phone.code')}</label>
        <input
          id="code"
          name="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9 ]{6,12}"
          required
          maxLength={12}
        />
      </p>
      <button class="primary">{t('people:phone.check')}</button>
    </form>
  );
}
