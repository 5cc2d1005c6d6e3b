import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import { shapeOf } from '../guide/shape.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Change } from './change.ts';

/** What no command can decide after the guide or its words have changed: recordings, reviews, and what counters are called. */
export function tellRemains(
  guides: readonly Guide[],
  surveyed: readonly Surveyed[],
  maps: readonly Change[],
): readonly string[] {
  return [...surveyed.flatMap(tellWords), ...tellCounters(guides, maps)];
}

function tellWords({ info, stock, translated, reviewOf }: Surveyed): readonly string[] {
  const older = stock.whole.filter((line) => stock.stateOf(line) === 'changed').length;
  const stale = translated.filter((line) => reviewOf(line) === 'stale').length;
  return [
    ...(older > 0
      ? [
          `${info.english}: ${older} recordings say older words and are not played: ${lineCommand} recordings status ${info.code}`,
        ]
      : []),
    ...(stale > 0
      ? [
          `${info.english}: ${stale} lines have changed since they were reviewed: ${lineCommand} review ${info.code}`,
        ]
      : []),
  ];
}

/** The counters name places as the guide does, and keep the names that they were counted under. */
function tellCounters(guides: readonly Guide[], maps: readonly Change[]): readonly string[] {
  const drawn = maps.flatMap(({ before = '' }) => [...before.matchAll(/ id="node&#45;([^"]+)"/g)]);
  const now = new Set(guides.flatMap((guide) => [...shapeOf(guide).nodes.keys()]));
  const before = new Set(drawn.map(([, id = '']) => id.replaceAll('&#45;', '-')));
  const gone = [...before].filter((id) => !now.has(id));
  if (gone.length === 0) return [];
  return [
    `Counters: what was counted at ${gone.join(', ')} stays under that name, which the guide has no more: "${lineCommand} usage" for the months before tells it there.`,
  ];
}
