import type { VNode } from 'preact';
import type { CallBack, CallBackAct } from '../../people/desk-people.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { languageTitle } from '../languages.ts';
import { Badge } from '../parts.tsx';
import { dayIn } from '../since.ts';
import { useVisit } from '../visit.ts';

interface Props {
  readonly one: CallBack;
  readonly info: LanguageInfo | undefined;
  /** In the words of the main menu. */
  readonly topic: string | undefined;
  /** What whoever has taken it is called. */
  readonly takenBy: string | undefined;
  /** Whether the member's own phone can be rung. */
  readonly canCall: boolean;
  readonly now: number;
}

const hour = 3_600_000;

/** A number that waits: what is known of it, and what can be done; never the number itself, which the page's script puts in. */
export function CallBackItem({ one, info, topic, takenBy, canCall, now }: Props): VNode {
  const { t, to, locale, visitor } = useVisit();
  const isMine = one.takenBy === visitor.id;
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const hours = Math.max(0, Math.floor((now - one.left) / hour));
  return (
    <li data-call-back={one.id} data-sealed={one.sealed}>
      <p class="call-back-head">
        <b>{info ? languageTitle(locale, info) : one.language}</b> <span>{ago.format(-hours, 'hour')}</span>{' '}
        <State one={one} isMine={isMine} takenBy={takenBy} />
      </p>
      {topic === undefined ? null : <p>{t('call-backs:topic', { topic })}</p>}
      <ul class="call-back-facts">
        <li>{t(`call-backs:safe.${one.safe}`)}</li>
        <li>{t(one.mayLeaveMessage ? 'call-backs:message.yes' : 'call-backs:message.no')}</li>
        {one.tries > 0 ? <li>{t('call-backs:tries', { count: one.tries })}</li> : null}
      </ul>
      {one.sealed === undefined ? (
        <p class="hint">{t('call-backs:unsealed')}</p>
      ) : (
        <Sealed isMine={isMine} canCall={canCall} />
      )}
      {one.takenBy === undefined ? <Acts id={one.id} acts={['take']} /> : null}
      {isMine ? <Acts id={one.id} acts={['done', 'try later', 'gave up', 'give back']} /> : null}
      <p class="hint">{t('call-backs:until', { day: dayIn(one.until, locale) })}</p>
    </li>
  );

  function Acts({ id, acts }: { readonly id: string; readonly acts: readonly CallBackAct[] }): VNode {
    return (
      <form class="acts" method="post" action={to(`/call-backs/${id}`)}>
        {acts.map((act) => (
          <button key={act} name="act" value={act} class={act === 'take' ? 'primary' : undefined}>
            {t(`call-backs:act.${act}`)}
          </button>
        ))}
      </form>
    );
  }
}

function State({
  one,
  isMine,
  takenBy,
}: Pick<Props, 'one' | 'takenBy'> & { readonly isMine: boolean }): VNode | null {
  const { t } = useVisit();
  if (isMine) return <Badge tone="good">{t('call-backs:yours')}</Badge>;
  if (one.takenBy === undefined) return null;
  return (
    <Badge tone="plain">
      {takenBy === undefined ? t('call-backs:taken') : t('call-backs:takenBy', { name: takenBy })}
    </Badge>
  );
}

/** The places of the number, and of the button that has it called. */
function Sealed({ isMine, canCall }: { readonly isMine: boolean; readonly canCall: boolean }): VNode {
  const { t } = useVisit();
  return (
    <div data-opened hidden>
      <p>
        <bdi class="call-back-number" dir="ltr" data-number translate={false} />
      </p>
      {isMine && canCall ? (
        <>
          <p class="acts">
            <button type="button" class="primary big" data-call>
              {t('call-backs:call')}
            </button>
          </p>
          <p class="hint">{t('call-backs:call.hint')}</p>
        </>
      ) : null}
      <p class="banner" data-told role="status" hidden />
    </div>
  );
}
