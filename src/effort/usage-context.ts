import { setImmediate } from 'node:timers/promises';
import { isFor } from '../guide/audience.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import type { Offers } from '../guide/offers.ts';
import { toSpoken } from '../guide/lines.ts';
import { pageOf } from '../guide/page.ts';
import { firstStop, newCall, stopAfter } from '../guide/place.ts';
import { choicesOf, shapeOf } from '../guide/shape.ts';
import type { Speech } from '../speech/speech.ts';
import { canPlay } from '../speech/stock.ts';
import { sourceLanguage, textIn } from '../speech/texts.ts';
import type { Context, LanguageState } from '../usage/context.ts';
import { prices } from './prices.ts';
import { timePage } from './timing.ts';

/** What a report on what was used needs to know of the guide and its words; plain data. Between two nodes callers are answered. */
export async function usageContext(guide: Guide, speech: Speech, offers: Offers): Promise<Context> {
  const { nodes } = shapeOf(guide);
  const characters = new Map<string, number>();
  for (const id of nodes.keys()) {
    for (const language of offers.languages) {
      await setImmediate();
      characters.set(`${language} ${id}`, charactersAt(guide, speech, offers, language, id));
    }
  }
  return {
    guidance: guide.version,
    nodes: new Map(
      [...nodes].map(([id, { kind }]) => [
        id,
        { kind: kindOf(guide, id, kind), words: wordsOf(guide, speech, id) },
      ]),
    ),
    languages: statesOf(speech),
    greetings: [guide.roles.greeting, guide.roles.short],
    characters,
    prices,
  };
}

/** What a report takes a node for: what leads a caller without keys to the essentials answers nothing yet, and offices answer. */
function kindOf({ roles }: Guide, id: NodeId, kind: Node['kind']): Node['kind'] {
  if (id === roles.keyless) return 'reading';
  return kind === 'offices' ? 'answer' : kind;
}

/** What a node is about: the English words of a choice that leads there, or for offices to where their ZIP code is asked for. */
function wordsOf(guide: Guide, speech: Speech, node: NodeId): string {
  const id = shapeOf(guide).nodes.get(node)?.kind === 'offices' ? guide.roles.zip : node;
  const source = speech.surveyed.find(({ info }) => info.code === sourceLanguage)?.source;
  const choice = [...shapeOf(guide).nodes.values()].flatMap(choicesOf).find(({ to }) => to === id);
  if (!source || !choice) return '';
  const said = typeof choice.for === 'string' ? [choice.for] : choice.for;
  const texts = said.flatMap((utterance) => {
    const spoken = toSpoken(utterance);
    return spoken && isFor(spoken, sourceLanguage) ? [textIn(source, spoken.line) ?? ''] : [];
  });
  return texts.join(' ').replace(/,$/, '');
}

function statesOf({ surveyed, reached }: Speech): readonly LanguageState[] {
  const shareOf = (count: number, all: number): number => (all === 0 ? 1 : count / all);
  return surveyed.map(({ info, translated, reviewOf, stock }) => ({
    code: info.code,
    english: info.english,
    how: reached.find((one) => one.info.code === info.code)?.how ?? 'not',
    reviewed: shareOf(translated.filter((line) => reviewOf(line) === 'reviewed').length, translated.length),
    recorded: shareOf(stock.whole.filter((line) => canPlay(stock.stateOf(line))).length, stock.whole.length),
  }));
}

function charactersAt(guide: Guide, speech: Speech, offers: Offers, language: Language, id: NodeId): number {
  const node = shapeOf(guide).nodes.get(id);
  if (!node) return 0;
  const call = { ...newCall(guide, language), node: id };
  const counts: number[] = [];
  for (let stop: number | undefined = firstStop(node, call); stop !== undefined;) {
    const at = { ...call, stop };
    counts.push(timePage(speech, pageOf(guide, at, 'plain', offers)).characters);
    stop = stopAfter(node, at);
  }
  return counts.reduce((all, count) => all + count, 0) / counts.length;
}
