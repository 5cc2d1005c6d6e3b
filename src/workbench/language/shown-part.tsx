import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';

/** The address that can be sent around in a community: what it shows, and who turns it on. */
export function ShownPart({
  code,
  shownAt,
}: {
  readonly code: string;
  readonly shownAt: string | undefined;
}): VNode {
  const { t, to, visitor } = useVisit();
  const isOn = shownAt !== undefined;
  return (
    <Panel title={t('languages:shown')} id="shown">
      <p>{t('languages:shown.what')}</p>
      {isOn ? (
        <p class="field">
          <label for="link">{t('languages:shown.address')}</label>
          <input id="link" class="url" readonly value={shownAt} autocomplete="off" />
        </p>
      ) : null}
      {may(visitor, 'show languages') ? (
        <form method="post" action={to(`/languages/${code}/shown`)}>
          <button name="shown" value={isOn ? 'no' : 'yes'}>
            {t(isOn ? 'languages:shown.off' : 'languages:shown.on')}
          </button>
          {isOn ? <p class="hint">{t('languages:shown.offHint')}</p> : null}
        </form>
      ) : isOn ? null : (
        <p class="hint">{t('languages:shown.owner')}</p>
      )}
    </Panel>
  );
}
