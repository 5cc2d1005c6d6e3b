import type { VNode } from 'preact';
import { Badge } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { ScriptLine } from './lines.ts';

/** How a line stands, in a word or two each. */
export function Badges({ line }: { readonly line: ScriptLine }): VNode {
  const { t } = useVisit();
  const { review, isEnglish, proposal, isInConflict, isToHear } = line;
  return (
    <span class="badges">
      {isInConflict ? <Badge tone="bad">{t('script:state.conflict')}</Badge> : null}
      {proposal ? <Badge tone="look">{t('script:state.proposed')}</Badge> : null}
      {isEnglish ? (
        <Badge tone="look">{t('script:state.english')}</Badge>
      ) : review === 'none' ? null : (
        <Badge tone={tones[review]}>{t(`script:state.${review}`)}</Badge>
      )}
      {isToHear ? <Badge tone="look">{t('script:state.unheard')}</Badge> : null}
    </span>
  );
}

const tones = { unreviewed: 'plain', stale: 'look', refused: 'bad', reviewed: 'good' } as const;
