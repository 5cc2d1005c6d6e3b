import { versionIds, type FactId, type VersionId } from '../guide/facts.ts';
import type { Guides } from '../guide/guide.ts';

/** The facts of a version that a later version contradicts. */
export function contradictedFacts(guides: Guides, version: VersionId): readonly FactId[] {
  const later = versionIds.slice(versionIds.indexOf(version) + 1);
  return Object.keys(guides[version].facts).filter((id) =>
    later.some((one) => guides[one].facts[id]?.changes === 'contradicts'),
  );
}

/** The same as whoever runs a line is told it; nothing where nothing is contradicted. */
export function tellContradicted(guides: Guides, version: VersionId): readonly string[] {
  const ids = contradictedFacts(guides, version);
  if (ids.length === 0) return [];
  return [
    `later public copies contradict ${ids.join(', ')} of guidance ${version}, which this line says: docs/guidance.md tells how, GUIDANCE=${versionIds.at(-1) ?? ''} says what they say`,
  ];
}
