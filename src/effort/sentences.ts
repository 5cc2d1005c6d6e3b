import type { Guide } from '../guide/guide.ts';
import type { Key, Language, LineKey, NodeId } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import { pageOf, type Page } from '../guide/page.ts';
import { firstStop, newCall, stopAfter, type At } from '../guide/place.ts';
import { choicesOf, shapeOf } from '../guide/shape.ts';
import type { Speech } from '../speech/speech.ts';
import { optionEnd, timePage, type Timing } from './timing.ts';

/** How soon a caller hears the English words for USCIS, whole. */
export interface Sentence {
  readonly script: NodeId;
  /** From the first word of the answer that offers the script to the end of its first whole English reading, each key pressed once its option is said. */
  readonly seconds: number;
}

/** Measures each script for USCIS by the quickest answer that offers it. */
export function measureSentences(
  guide: Guide,
  speech: Speech,
  offers: Offers,
  language: Language,
): readonly Sentence[] {
  const pagesOf = (node: NodeId, told: boolean): readonly Timed[] =>
    timePages(guide, speech, offers, { ...newCall(guide, language), node, told });
  return Object.entries(guide.scripts).flatMap(([script, { machine, person }]) => {
    const last = person.at(-1);
    if (machine === undefined || last === undefined) return [];
    const whole = until(pagesOf(script, true), ({ page, timing }) => sentenceEnd(page, timing, last));
    const ways = [...shapeOf(guide).nodes].flatMap(([from, node]): readonly number[] => {
      const choice =
        node.kind === 'answer' && from !== script
          ? choicesOf(node).find(({ to }) => to === script)
          : undefined;
      const said = choice && until(pagesOf(from, false), (one) => optionSaid(guide, one, choice.key));
      return said === undefined ? [] : [said];
    });
    return whole === undefined || ways.length === 0 ? [] : [{ script, seconds: Math.min(...ways) + whole }];
  });
}

interface Timed {
  readonly page: Page;
  readonly timing: Timing;
}

function timePages(guide: Guide, speech: Speech, offers: Offers, call: At): readonly Timed[] {
  const node = shapeOf(guide).nodes.get(call.node);
  const pages: Timed[] = [];
  if (!node) return pages;
  for (let stop: number | undefined = firstStop(node, call); stop !== undefined;) {
    const at = { ...call, stop };
    const page = pageOf(guide, at, 'plain', offers);
    pages.push({ page, timing: timePage(speech, page) });
    stop = stopAfter(node, at);
  }
  return pages;
}

/** Seconds until something is found on one of the pages, with the silence after each before it. */
function until(pages: readonly Timed[], find: (page: Timed) => number | undefined): number | undefined {
  let before = 0;
  for (const one of pages) {
    const found = find(one);
    if (found !== undefined) return before + found;
    before += one.timing.seconds + (one.page.then.kind === 'gather' ? one.page.then.patience : 0);
  }
  return undefined;
}

function optionSaid({ common }: Guide, { page, timing }: Timed, key: Key): number | undefined {
  return optionEnd(page, timing, common.press, key);
}

function sentenceEnd({ say }: Page, { ends }: Timing, line: LineKey): number | undefined {
  const index = say.findIndex((said) => 'line' in said && said.line === line && said.language === 'en');
  return index === -1 ? undefined : ends[index];
}
