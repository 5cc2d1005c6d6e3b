import type { Language } from '../guide/ids.ts';
import { worksIn } from './arrive.ts';
import { leads, type Lead, type Lending, type Progress, type View } from './lending.ts';

/** What stands at a line that somebody is at. */
export interface Material {
  readonly english: string;
  /** The same in the language in which they are led; undefined where that is English. */
  readonly led: string | undefined;
  /** The line's own words in its language, where a voice can say them. */
  readonly own: string | undefined;
  /** The address of what was recorded of it, where it is to be heard. */
  readonly sound: string | undefined;
  /** What somebody has against what this speaker said of it before: the address of their remark, where they said why. */
  readonly sentBack: { readonly why: string | undefined } | undefined;
  /** Seconds that the words take. */
  readonly seconds: number;
  readonly progress: Progress;
}

/** One thing that is said: words of the flow in a language it leads in, a text in a language that has a voice, a sound; or a pause of so many seconds. */
export type Said =
  | { readonly words: string; readonly in: Lead; readonly values?: Readonly<Record<string, string | number>> }
  | { readonly text: string; readonly in: Language }
  | { readonly play: string }
  | { readonly pause: number };

/** What one document says and does. */
export interface Page {
  readonly say: readonly Said[];
  readonly then:
    /** Takes a key, waiting so many seconds for it. */
    | { readonly kind: 'gather'; readonly patience: number }
    /** Records for at most so many seconds, after a moment in which a key can be pressed. */
    | { readonly kind: 'record'; readonly most: number }
    | { readonly kind: 'hang-up' };
}

/** What is told of a speaker's languages. */
type NameOf = (language: Language, lead: Lead) => string;

const patience = 8;
/** Seconds of the longest remark. */
const mostRemark = 30;
/** Seconds of the longest take. */
const mostTake = 90;

/** What is said where somebody is. */
export function pageOf(at: Lending, view: View, material: Material | undefined, nameOf: NameOf): Page {
  const { lead = 'en', stage } = at;
  const words: Words = (key, values) => ({ words: key, in: lead, ...(values ? { values } : {}) });
  const language = at.language === undefined ? '' : nameOf(at.language, lead);
  const before = noteOf(at, words, language, material);
  const gather = { kind: 'gather', patience } as const;
  switch (stage) {
    case 'lead':
      return { say: leads.map((one) => ({ words: 'lead', in: one })), then: gather };
    case 'language': {
      const names = view.languages.map((one, index) =>
        words('language', { language: nameOf(one, lead), key: index + 1 }),
      );
      return { say: [...before, ...names], then: gather };
    }
    case 'consent':
      return { say: [...before, ...view.wording, words('consent.keys')], then: gather };
    case 'menu': {
      const choices = worksIn(view).map((work, index) =>
        words(`menu.${work}`, { language, key: index + 1, count: view.lines[work].length }),
      );
      return { say: [...before, ...choices, words('stop')], then: gather };
    }
    case 'remark':
      return { say: [...before, words('remark')], then: { kind: 'record', most: mostRemark } };
    case 'end':
      return { say: [...before, words('goodbye')], then: { kind: 'hang-up' } };
    case 'line':
    case 'take':
      return pageOfLine(at, before, words, language, material);
  }
}

type Words = (key: string, values?: Readonly<Record<string, string | number>>) => Said;

function pageOfLine(
  at: Lending,
  before: readonly Said[],
  words: Words,
  language: string,
  material: Material | undefined,
): Page {
  if (!material) return { say: [...before, words('goodbye')], then: { kind: 'hang-up' } };
  const { english, led, own, sound, seconds } = material;
  const { lead = 'en', work, told, language: code = '' } = at;
  const gather = { kind: 'gather', patience } as const;
  const heard: readonly Said[] = sound === undefined ? [] : [{ play: sound }];
  if (at.stage === 'take') {
    return { say: [...before, words('take.heard'), ...heard, words('take.keys')], then: gather };
  }
  const meaning: readonly Said[] = [
    { text: english, in: 'en' },
    ...(led === undefined ? [] : [{ pause: 1 }, { text: led, in: lead }]),
  ];
  const spoken: readonly Said[] =
    own === undefined || code === lead || code === 'en' ? [] : [{ text: own, in: code }];
  if (work === 'record') {
    return {
      say: [
        ...before,
        ...(told ? [] : [words('record.how', { language })]),
        ...sentBackOf(material, words),
        words('record.line'),
        ...meaning,
        ...(spoken.length === 0 ? [] : [words('record.own', { language }), ...spoken]),
        words('record.say', { language, count: Math.max(1, Math.round(seconds)) }),
      ],
      then: { kind: 'record', most: Math.min(mostTake, Math.ceil(2 * Math.max(1, seconds)) + 4) },
    };
  }
  const own_: readonly Said[] = heard.length > 0 ? heard : own === undefined ? [] : [{ text: own, in: code }];
  return {
    say: [
      ...before,
      words(`${work ?? 'review'}.line`),
      ...meaning,
      words(`${work ?? 'review'}.heard`, { language }),
      ...own_,
      words(`${work ?? 'review'}.keys`),
    ],
    then: gather,
  };
}

/** What somebody has against what was said of the line before. */
function sentBackOf({ sentBack }: Material, words: Words): readonly Said[] {
  if (!sentBack) return [];
  const { why } = sentBack;
  return [words('record.sentBack'), ...(why === undefined ? [] : [words('record.why'), { play: why }])];
}

function noteOf(
  at: Lending,
  words: Words,
  language: string,
  material: Material | undefined,
): readonly Said[] {
  const { note } = at;
  if (!note) return [];
  if (note.kind === 'unfit') return [words(`unfit.${note.fault}`)];
  const said = words(`note.${note.kind}`);
  if (note.kind !== 'kept' || !material) return [said];
  const { how, toRecord } = material.progress;
  if (toRecord === 0) return [said];
  return [said, words(`progress.${how}`, { count: toRecord, language })];
}
