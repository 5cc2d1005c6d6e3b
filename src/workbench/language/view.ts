import type { BenchLanguage } from '../../desk/languages.ts';
import { may } from '../../desk/roles.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import type { Site, Visitor } from '../site.ts';
import { standingOf, type Obstacle, type Standing } from './standing.ts';

/** A language and how it stands, for a page about it. */
export interface LanguageView {
  readonly one: Surveyed;
  readonly language: BenchLanguage;
  readonly standing: Standing;
  /** Who speaks it, by the names that they chose; undefined where members are not known. */
  readonly speakers: readonly string[] | undefined;
}

/** What is asked about languages; without the team, nobody is counted. */
type Known = Pick<Site, 'bench' | 'line' | 'team'>;

/** The languages that are shown: all but English, from which they are made. */
export async function readStandings(site: Known): Promise<readonly Pick<LanguageView, 'one' | 'standing'>[]> {
  const surveyed = await site.bench.survey();
  const members = await readSpeakers(site);
  const guide = site.line.guide();
  const all: Pick<LanguageView, 'one' | 'standing'>[] = [];
  for (const one of surveyed.filter(({ info }) => info.code !== sourceLanguage)) {
    const lines = await site.bench.lines(one.info.code);
    const voices = await site.bench.voices(one.info.code);
    const speakers = members?.get(one.info.code)?.length ?? (members && 0);
    all.push({ one, standing: standingOf({ guide, surveyed, one, lines, voices, speakers }) });
  }
  return all;
}

/** One language; undefined where there is none of that code that is shown. */
export async function readLanguage(site: Known, code: string): Promise<LanguageView | undefined> {
  if (code === sourceLanguage) return undefined;
  const language = await site.bench.language(code);
  const surveyed = await site.bench.survey();
  const one = surveyed.find(({ info }) => info.code === code);
  if (!language || !one) return undefined;
  const lines = await site.bench.lines(code);
  const voices = await site.bench.voices(code);
  const members = await readSpeakers(site);
  const speakers = members && (members.get(code) ?? []);
  const known = { guide: site.line.guide(), surveyed, one, lines, voices, speakers: speakers?.length };
  return { one, language, speakers, standing: standingOf(known) };
}

async function readSpeakers({ team }: Known): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  if (!team) return undefined;
  const speakers = new Map<string, readonly string[]>();
  for (const { name, languages } of await team.members()) {
    if (name === undefined) continue;
    for (const code of languages) speakers.set(code, [...(speakers.get(code) ?? []), name]);
  }
  return speakers;
}

/** The page on which something that stands in a language's way is dealt with. */
export function addressOf(what: Obstacle, code: string): string {
  switch (what) {
    case 'speaker':
    case 'second':
      return `/members?language=${code}#invite`;
    case 'glossary':
      return `/languages/${code}/glossary`;
    case 'essentials':
    case 'translate':
      return `/script?lang=${code}&show=untranslated&order=gravest`;
    case 'record':
      return `/studio?lang=${code}`;
    case 'hear':
      return `/studio/listen?lang=${code}`;
    case 'refused':
      return `/script?lang=${code}&show=refused&order=gravest`;
    case 'review':
      return `/script?lang=${code}&show=open&order=gravest`;
    case 'ready':
      return `/languages/${code}#ready`;
  }
}

const needs = {
  speaker: 'invite speakers and viewers',
  second: 'invite speakers and viewers',
  glossary: 'write glossary',
  essentials: 'propose words',
  translate: 'propose words',
  record: 'record',
  hear: 'approve recordings',
  refused: 'propose words',
  review: 'review',
  ready: 'start languages',
} as const;

/** Whether a visitor can do something about it. */
export function canHelp(visitor: Visitor, what: Obstacle, code: string): boolean {
  return may(visitor, needs[what], code);
}

/** What a visitor does best next for a language; undefined where nothing is theirs to do. */
export function nextStep(visitor: Visitor, code: string, { lacking }: Standing): Obstacle | undefined {
  return lacking.find(({ what }) => canHelp(visitor, what, code))?.what;
}
