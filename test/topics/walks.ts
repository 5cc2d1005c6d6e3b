import type { Guide } from '../../src/guide/guide.ts';
import type { Offers } from '../../src/guide/offers.ts';
import { nearestStop, newCall, nodeAt, type At } from '../../src/guide/place.ts';
import { pageOf } from '../../src/guide/page.ts';
import { isSilent, shapeOf, stopsOf } from '../../src/guide/shape.ts';
import { begin, mostTurns, step } from '../../src/guide/step.ts';
import type { Heard, Turn } from '../../src/guide/turn.ts';

const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const heard: readonly Heard[] = [{ kind: 'silence' }, ...keys.map((key): Heard => ({ kind: 'key', key }))];
const endings: readonly Heard[] = [
  ...(['completed', 'busy', 'no-answer', 'failed'] as const).map((how): Heard => ({ kind: 'call', how })),
  ...(['sent', 'failed', 'already', 'enough', 'cannot'] as const).map((how): Heard => ({
    kind: 'text',
    how,
  })),
  ...[undefined, '2125550147'].map((digits): Heard => ({ kind: 'own phone', digits })),
  ...(['kept', 'already', 'enough', 'failed'] as const).map((how): Heard => ({ kind: 'left number', how })),
];
const offers: Offers = {
  languages: ['es', 'en', 'zz'],
  named: false,
  reach: {},
  texts: true,
  person: { isOpen: true, languages: ['es'] },
};

/**
 * Where a call of this guide ends in an apology, in silence or in an error: from every stop of every node, after every key and silence. With
 * `sound`, of which that is sure, only from nodes that are otherwise there.
 */
export function badWalks(guide: Guide, sound?: Guide): readonly string[] {
  const before = new Map(
    [...(sound ? shapeOf(sound).nodes : [])].map(([id, node]) => [id, JSON.stringify(node)]),
  );
  const changed = [...shapeOf(guide).nodes].filter(([id, node]) => before.get(id) !== JSON.stringify(node));
  const bad: string[] = [];
  const known = new Map<string, string | undefined>();
  for (const language of ['es', 'en', 'zz']) {
    for (const [id, node] of changed) {
      const places = stopsOf(node).map((_, stop): At => {
        const at = { ...newCall(guide, language), node: id, stop };
        // A call whose stop is not for it any more goes on at the next one.
        return { ...at, stop: nearestStop(node, at) };
      });
      // Also from where several nodes lead to it, and after all that a caller is told once.
      const back = [{ node: guide.roles.main, stop: 0 }];
      for (const at of places) {
        const wrong = wrongAt(guide, () => ({ at, manner: 'slower' }), known);
        if (wrong !== undefined) bad.push(`${language} ${id}.${at.stop}: ${wrong}`);
      }
      for (const at of [...places, ...places.map((one) => ({ ...one, back, told: true, silences: 2 }))])
        for (const one of node.kind === 'handover' || isSilent(node) ? endings : heard) {
          const wrong = wrongAt(guide, () => step(guide, at, one, offers), known);
          if (wrong !== undefined) bad.push(`${language} ${id}.${at.stop} ${JSON.stringify(one)}: ${wrong}`);
        }
    }
    const wrong = stayingSilent(guide, language);
    if (wrong !== undefined) bad.push(`${language} without a key: ${wrong}`);
  }
  return bad;
}

function wrongAt(guide: Guide, go: () => Turn, known: Map<string, string | undefined>): string | undefined {
  try {
    const { at, manner } = go();
    const name = JSON.stringify([at, manner]);
    if (!known.has(name)) known.set(name, wrongPage(guide, { at, manner }));
    return known.get(name);
  } catch (error) {
    return (error as Error).message;
  }
}

function wrongPage(guide: Guide, { at, manner }: Turn): string | undefined {
  const node = nodeAt(guide, at);
  if (node === undefined) return `at "${at.node}", which is no node`;
  if (manner === 'sorry') return 'an apology';
  const { say } = pageOf(guide, at, manner, offers);
  // What the line does by itself need not say anything: a text is sent, zeros are counted; a node may have nothing for somebody and go on.
  const speaks = say.some((one) => 'line' in one || 'name' in one);
  const mayBeSilent =
    isSilent(node) || node.kind === 'languages' || node.kind === 'handover' || at.node === 'keyless';
  return speaks || mayBeSilent ? undefined : `silence at "${at.node}" ${at.stop}`;
}

/** Whoever presses nothing is said goodbye to. */
function stayingSilent(guide: Guide, language: string): string | undefined {
  let turn: Turn = begin(guide, { language }, offers);
  for (let count = 0; count < mostTurns + 5; count += 1) {
    if (nodeAt(guide, turn.at)?.kind === 'goodbye') return undefined;
    turn = step(guide, turn.at, { kind: 'silence' }, offers);
  }
  return 'never ends';
}
