import type { VNode } from 'preact';
import type { Reason } from '../reason.ts';
import type { Surveyed } from '../speech/survey.ts';
import { ReasonList } from './reasons.tsx';
import { useVisit } from './visit.ts';

interface Props {
  readonly amiss: readonly Reason[];
  readonly surveyed: readonly Surveyed[];
}

/** What whoever runs the line should know; nothing where nothing is amiss. */
export function Amiss({ amiss, surveyed }: Props): VNode | null {
  const { t } = useVisit();
  if (amiss.length === 0) return null;
  return (
    <details class="amiss">
      <summary>{t('common:amiss', { count: amiss.length })}</summary>
      <ReasonList reasons={amiss} surveyed={surveyed} />
    </details>
  );
}
