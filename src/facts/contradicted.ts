import { versionIds, type FactId, type VersionId } from '../guide/facts.ts';
import type { Guides } from '../guide/guide.ts';
import type { Reason } from '../reason.ts';

/** The facts of a version that a later version contradicts. */
export function contradictedFacts(guides: Guides, version: VersionId): readonly FactId[] {
  const later = versionIds.slice(versionIds.indexOf(version) + 1);
  return Object.keys(guides[version].facts).filter((id) =>
    later.some((one) => guides[one].facts[id]?.changes === 'contradicts'),
  );
}

/** The same as whoever runs a line is told it; nothing where nothing is contradicted. */
export function tellContradicted(guides: Guides, version: VersionId): readonly Reason[] {
  const ids = contradictedFacts(guides, version);
  if (ids.length === 0) return [];
  const newest = versionIds.at(-1) ?? '';
  return [
    {
      code: 'amiss.contradicted',
      values: { facts: ids, version, newest },
      text: `later public copies contradict ${ids.join(', ')} of guidance ${version}, which this line says: docs/guidance.md tells how, GUIDANCE=${newest} says what they say`,
    },
  ];
}
