import type { VNode } from 'preact';
import { declaredLines } from '../../guide/lines.ts';
import { FactItem } from '../fact-item.tsx';
import { useVisit } from '../visit.ts';
import type { LineLook } from './look.ts';

/** The facts that a line says, each with its source. */
export function FactsPart({ look }: { readonly look: LineLook }): VNode | null {
  const { t } = useVisit();
  const { guide, line } = look;
  const carried = declaredLines(guide).get(line.line)?.facts ?? [];
  if (carried.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t('script:facts')}</h2>
      <ul class="facts" lang="en">
        {carried.map((id) => {
          const fact = guide.facts[id];
          return fact ? <FactItem key={id} id={id} fact={fact} /> : null;
        })}
      </ul>
    </section>
  );
}
