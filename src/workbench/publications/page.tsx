import type { ComponentChildren, VNode } from 'preact';
import { Empty, PageHead, Panel } from '../parts.tsx';
import { ReasonList } from '../reasons.tsx';
import { useVisit } from '../visit.ts';
import { ConflictList } from './conflicts.tsx';
import { DifferenceList } from './difference.tsx';
import { History } from './history.tsx';
import type { Shown } from './shown.ts';

/** Where the same is looked at once more while it is being checked. */
export function againAt({ upTo, page, back }: Pick<Shown, 'upTo' | 'page' | 'back'>): string {
  return `/publications?upTo=${upTo}&page=${page}&back=${back}`;
}

/** What would change for callers, whether it can be published, and what was published before. */
export function PublicationsPage({ shown, children }: { shown: Shown; children?: ComponentChildren }): VNode {
  const { t, to } = useVisit();
  const { entries, conflicts, surveyed, names, facts, page } = shown;
  return (
    <>
      <PageHead title={t('publications:title')} lead={t('publications:lead')} />
      {children}
      <ConflictList conflicts={conflicts} surveyed={surveyed} />
      {entries.length === 0 ? (
        <Empty title={t('publications:empty')}>
          <p>{t('publications:empty.what')}</p>
        </Empty>
      ) : (
        <>
          <PublishPanel shown={shown} />
          <h2>{t('publications:changes', { count: entries.length })}</h2>
          <p>
            <a class="button" href={to('/phone')}>
              {t('publications:call')}
            </a>
          </p>
          <DifferenceList {...{ entries, surveyed, facts, names, page }} />
        </>
      )}
      <History shown={shown} />
    </>
  );
}

function PublishPanel({ shown }: { readonly shown: Shown }): VNode {
  const { t, to } = useVisit();
  const { upTo, newest, faults, note, surveyed } = shown;
  if (!faults)
    return (
      <Panel title={t('publications:checking')} tone="look" isBusy>
        <p>{t('publications:checking.what')}</p>
        <p>
          <a class="button" href={to(againAt(shown))}>
            {t('publications:checking.look')}
          </a>
        </p>
      </Panel>
    );
  if (faults.length > 0)
    return (
      <Panel title={t('publications:faults', { count: faults.length })} tone="bad">
        <p>{t('publications:faults.what')}</p>
        <ReasonList reasons={faults.slice(0, 20)} surveyed={surveyed} />
        {faults.length > 20 ? <p>{t('publications:faults.more', { count: faults.length - 20 })}</p> : null}
      </Panel>
    );
  return (
    <Panel title={t('publications:ready')} tone="good">
      <p>{t('publications:ready.what')}</p>
      <form method="post" action={to('/publications')}>
        <input type="hidden" name="upTo" value={upTo} />
        <input type="hidden" name="newest" value={newest} />
        <p class="field">
          <label for="note">{t('publications:note')}</label>
          <input id="note" name="note" value={note} maxLength={200} autocomplete="off" />
        </p>
        <p class="acts">
          <button type="submit" class="primary big">
            {t('publications:publish')}
          </button>
        </p>
      </form>
    </Panel>
  );
}
