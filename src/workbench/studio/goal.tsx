import type { VNode } from 'preact';
import { Progress } from '../parts.tsx';
import { nameIn } from '../languages.ts';
import { useVisit } from '../visit.ts';
import type { StudioView } from './view.ts';

/** What the recordings of a language come to for its callers, and how far that is. */
export function GoalBar({ one, goal }: Pick<StudioView, 'one' | 'goal'>): VNode {
  const { t, locale } = useVisit();
  const language = nameIn(locale, one.info);
  const { how, toRecord, toHear, all } = goal;
  const reached = toRecord + toHear === 0 ? 'reached' : toRecord === 0 ? 'toHear' : 'toRecord';
  const label = t(`studio:goal.${how}.${reached}`, {
    language,
    count: reached === 'toHear' ? toHear : toRecord,
  });
  return (
    <div class="goal">
      <Progress done={all - toRecord - toHear} all={all} label={label} />
    </div>
  );
}

/** What is recorded beyond that, and waits. */
export function WaitingHint({ goal: { toRecord, toHear } }: Pick<StudioView, 'goal'>): VNode | null {
  const { t } = useVisit();
  if (toRecord === 0 || toHear === 0) return null;
  return <p class="hint">{t('studio:goal.waiting', { count: toHear })}</p>;
}
