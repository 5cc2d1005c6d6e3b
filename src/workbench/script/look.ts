import type { Change } from '../../desk/changes.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Site, Visitor } from '../site.ts';
import { arrange, describeLines, isFound, isShown, type ScriptLine } from './lines.ts';
import type { View } from './view.ts';

/** What somebody looks at: a language's lines, and those of them that they asked for. */
export interface Look {
  readonly site: Site;
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly one: Surveyed;
  readonly view: View;
  /** All lines of the language in the order that was asked for. */
  readonly lines: readonly ScriptLine[];
  /** Those that are shown, in the same order. */
  readonly shown: readonly ScriptLine[];
}

/** Reads what somebody looks at; undefined where there is no such language. */
export async function lookAt(
  site: Site,
  { id }: Visitor,
  language: string,
  view: View,
): Promise<Look | undefined> {
  const { bench } = site;
  const guide = site.line.guide();
  const surveyed = await bench.survey();
  const one = surveyed.find(({ info }) => info.code === language);
  if (!one) return undefined;
  const lines = arrange(guide, describeLines(guide, one, await bench.lines(language)), view.order);
  const shown = lines.filter((line) => isShown(line, view.show, id) && isFound(line, view.q));
  return { site, guide, surveyed, one, view, lines, shown };
}

/** The same with one line before one's eyes, and all that has been done to it. */
export interface LineLook extends Look {
  readonly line: ScriptLine;
  readonly history: readonly Change[];
  /** The pages of the comments and of the history that are shown; the first is 1. */
  readonly pages: { readonly talk: number; readonly past: number };
  /** What somebody is called, by their id, and how they are called who are no members any more. */
  readonly nameOf: (id: string, former: string) => string;
}

/** Reads one line and what has been done to it; undefined where the language has no such line. */
export async function lookAtLine(
  look: Look,
  key: LineKey,
  pages: LineLook['pages'],
): Promise<LineLook | undefined> {
  const line = look.lines.find((one) => one.line === key);
  if (!line) return undefined;
  const { site, one } = look;
  const history = await site.bench.history({ language: one.info.code, line: key });
  const acted = new Set(history.map(({ who }) => who));
  const names = await site.namesOf([...acted]);
  return {
    ...look,
    line,
    history,
    pages,
    // Whoever reviewed a line before it came to the desk is known by their name.
    nameOf: (id, former) => names.get(id) ?? (acted.has(id) ? former : id),
  };
}
