import { isFor } from './audience.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey, NodeId } from './ids.ts';
import type { Offers, Reach } from './offers.ts';
import { declaredLines, toSpoken } from './lines.ts';
import type { Offices } from './near.ts';
import { newCall, nodeAt } from './place.ts';
import { pageOf } from './page.ts';
import type { Said } from './say.ts';
import { shortEnd } from './reach.ts';
import { shapeOf, stopsOf } from './shape.ts';
import { officeLines } from './tell-office.ts';
import type { Manner } from './turn.ts';

const manners: readonly Manner[] = ['plain', 'simpler', 'wrong', 'sorry', 'changed', 'introduced'];

/** The lines of a caller's own language that a node can say, in order; a line with a placeholder by its fixed twin. */
export function linesHeard(
  guide: Guide,
  language: Language,
  node: NodeId,
  reach: Reach = {},
): readonly LineKey[] {
  return [...new Set(linesSaid(guide, language, node, reach))];
}

/** The same, found as they are asked for, and some of them more than once. */
export function* linesSaid(
  guide: Guide,
  language: Language,
  node: NodeId,
  reach: Reach,
): Generator<LineKey, void, undefined> {
  const at = { ...newCall(guide, language), node };
  const there = nodeAt(guide, at);
  // The hotline's name is in no recording; a second language brings the choice of others; what only some hotlines have is heard too.
  const offers: Offers = {
    languages: [language, ''],
    named: false,
    reach: { [language]: reach },
    person: { isOpen: true, languages: [] },
    uscis: { isOpen: true },
    texts: true,
    legalHelp: { officesFor: () => [] },
  };
  if (there?.kind === 'offices') yield* linesOfOffices(guide, there);
  const stops = there && there.kind !== 'languages' ? stopsOf(there) : [];
  for (const [stop, one] of stops.entries()) {
    if (one.kind === 'message' && !isFor(one.message, language)) continue;
    for (const manner of manners) {
      for (const said of pageOf(guide, { ...at, stop }, manner, offers).say) {
        if (isIn(said, language)) yield said.line;
      }
    }
  }
}

/** All by which an office can be told, the month in which a list was printed among it. */
function* linesOfOffices(guide: Guide, offices: Offices): Generator<LineKey, void, undefined> {
  for (const one of officeLines(offices)) {
    const line = toSpoken(one)?.line;
    if (line !== undefined) yield line;
  }
  for (const [line, { spare }] of declaredLines(guide)) if (spare === 'date') yield line;
}

function isIn(said: Said, language: Language): said is Extract<Said, { line: LineKey }> {
  return 'line' in said && said.language === language;
}

/** The nodes of a language that is offered whole: all but the language menu and what only a short language has. */
export function wholeNodes(guide: Guide): readonly NodeId[] {
  const { language, short, shortPerson, shortPersonClosed, shortNoPerson } = guide.roles;
  const apart = new Set([language, short, shortPerson, shortPersonClosed, shortNoPerson, shortEnd(guide)]);
  return [...shapeOf(guide).nodes.keys()].filter((id) => !apart.has(id));
}
