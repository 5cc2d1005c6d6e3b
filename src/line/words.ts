import type { Settings } from '../config/settings.ts';
import { agesOf, expiredFacts, oldUpTo } from '../facts/age.ts';
import { tellContradicted } from '../facts/contradicted.ts';
import { checkGuide } from '../guide/check.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import { tellListAges } from '../legal-help/age.ts';
import { readOffices, readPrinted, readZips } from '../legal-help/files.ts';
import { createLegalHelp } from '../legal-help/offer.ts';
import { toOwnOffices } from '../legal-help/own-offices.ts';
import { speechSeconds } from '../phone/duration.ts';
import type { Reason } from '../reason.ts';
import { lintOwnText } from '../speech/own-lint.ts';
import {
  leaveOutFaults,
  ownKey,
  ownLines,
  ownText,
  type OwnWords,
  type OwnWordsFile,
  type OwnWordsRead,
} from '../speech/own-words.ts';
import type { Pause } from '../speech/pause.ts';
import { shortcomingsOf } from '../speech/shortcomings.ts';
import { ownOffers, toOffers, withOwnWords, type Speech } from '../speech/speech.ts';
import { createOffers, type Answering } from '../telephony/offers.ts';

/** What is to be said: the guidance, the words and voices, and the hotline's own words as they were read. */
export interface Spoken {
  readonly guide: Guide;
  readonly guides: Guides;
  readonly speech: Speech;
  readonly own: OwnWordsRead;
  /** Where the hotline's own words stand. */
  readonly ownPlace: string;
}

/** What is said, and offered, until the words are read again. */
export interface Words {
  readonly guide: Guide;
  readonly guides: Guides;
  readonly speech: Speech;
  readonly offers: () => Offers;
  readonly amiss: () => readonly Reason[];
  /** What of that is about the hotline's own words. */
  readonly ownAmiss: readonly Reason[];
}

/** What of the settings has a say in what is said and offered; plain data. */
export type WordSettings = Pick<
  Settings,
  'hotlineName' | 'advocate' | 'connect' | 'textMessages' | 'legalHelp' | 'timeZone'
>;

/** Makes what callers hear of what is to be said, without what of the hotline's own words is at fault; waits between two steps. */
export async function createWords(
  { guides, guide, speech: loaded, own, ownPlace }: Spoken,
  settings: WordSettings,
  now: () => number,
  pause: Pause,
  team?: Answering['team'],
): Promise<Words> {
  const faultsOf = await lintOwn(guide, loaded, own.words, pause);
  const sound = leaveOutFaults(guide, ownPlace, own.words, faultsOf);
  const words: OwnWords = { ...sound.words, recordings: recordingsWith(sound.words, own.words) };
  const speech = withOwnWords(loaded, words);
  const aboutOwn = ownAmiss({ words, faults: [...own.faults, ...sound.faults] }, speech);
  const printed = readPrinted();
  await pause();
  const standing = [...checkAmiss(guide), ...shortcomingsOf(speech), ...aboutOwn];
  await pause();
  return {
    guide,
    guides,
    speech,
    ownAmiss: aboutOwn,
    offers: offersOf(guide, speech, settings, now, team),
    amiss: () => [
      ...tellContradicted(guides, guide.version),
      ...agesOf(guide, now()),
      ...tellListAges(printed, settings.legalHelp, now()),
      ...standing,
    ],
  };
}

/** What is offered of words with the hotline's own among them, at each moment. */
export function offersOf(
  guide: Guide,
  speech: Speech,
  { hotlineName, advocate, connect, textMessages, legalHelp, timeZone }: WordSettings,
  now: () => number,
  team?: Answering['team'],
): () => Offers {
  const { notice, offices, silenced } = speech.own;
  const lists = { printed: readPrinted(), readOffices, readZips };
  return createOffers(
    {
      ...toOffers(speech, hotlineName !== undefined),
      own: ownOffers(speech),
      ...(silenced.length > 0 ? { silenced: new Set(silenced) } : {}),
    },
    {
      person: advocate,
      team,
      uscis: connect,
      texts: textMessages,
      legalHelp: createLegalHelp(lists, { setting: legalHelp, own: toOwnOffices(offices, timeZone), now }),
      oldUpTo,
      expired: (moment) => expiredFacts(guide.facts, moment),
      notice: notice && { until: notice.until, zone: timeZone },
    },
    now,
  );
}

/** What is known of each text of a hotline's own under a guide: the rules look at nothing else that changes. */
const known = new WeakMap<Guide, Map<string, readonly string[]>>();

/** Holds a hotline's own texts to the rules, one at each step. */
async function lintOwn(
  guide: Guide,
  { surveyed }: Speech,
  words: OwnWordsFile,
  pause: Pause,
): Promise<(language: Language, text: string) => readonly string[]> {
  const faults = known.get(guide) ?? new Map<string, readonly string[]>();
  known.set(guide, faults);
  for (const [language, text] of textsOf(words)) {
    const key = `${language} ${text}`;
    if (faults.has(key)) continue;
    const found = lintOwnText({ guide, surveyed, seconds: speechSeconds }, language, text);
    faults.set(
      key,
      found.map((fault) => fault.text),
    );
    await pause();
  }
  return (language, text) => faults.get(`${language} ${text}`) ?? [];
}

function textsOf({ notice, legalHelp, name }: OwnWordsFile): readonly (readonly [string, string])[] {
  return [notice?.text, legalHelp?.text, name].flatMap((texts) => Object.entries(texts ?? {}));
}

/** The recordings of what is said. */
function recordingsWith(said: OwnWordsFile, { recordings }: OwnWords): OwnWords['recordings'] {
  const keys = Object.entries(ownLines).flatMap(([which, line]) =>
    [...recordings.keys()].filter((key) => {
      const language = key.split('/')[0] ?? '';
      return key === ownKey(language, line) && ownText(said, which as keyof typeof ownLines, language);
    }),
  );
  return new Map([...recordings].filter(([key]) => keys.includes(key)));
}

const checked = new WeakMap<Guide, readonly Reason[]>();

function checkAmiss(guide: Guide): readonly Reason[] {
  const amiss =
    checked.get(guide) ??
    checkGuide(guide).map(({ kind, message }) => ({ code: 'guide.shape', text: `${kind}: ${message}` }));
  checked.set(guide, amiss);
  return amiss;
}

/** What callers are not told because the hotline has silenced it, what of its own words is at fault, and which languages lack a notice. */
function ownAmiss({ words: { silenced, notice }, faults }: OwnWordsRead, speech: Speech): readonly Reason[] {
  const lacking = speech.reached
    .filter(({ how }) => how !== 'not')
    .filter(({ info }) => notice && Object.keys(notice.text).length > 0 && !(info.code in notice.text))
    .map(({ info }) => info);
  return [
    ...faults.map((text) => ({ code: 'amiss.ownFault', values: { what: text }, text })),
    ...(silenced.length > 0
      ? [
          {
            code: 'amiss.silenced',
            values: { silenced },
            text: `silenced by the hotline: ${silenced.join(', ')}`,
          },
        ]
      : []),
    ...(lacking.length > 0
      ? [
          {
            code: 'amiss.noticeLacks',
            languages: lacking.map(({ code }) => code),
            text: `the notice has no words in ${lacking.map(({ english, code }) => `${english} (${code})`).join(', ')}: their callers hear it in English, if it is there in English`,
          },
        ]
      : []),
  ];
}
