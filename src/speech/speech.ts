import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey, NodeId } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { OwnLine } from '../guide/utterance.ts';
import { lineCommand } from '../line-command.ts';
import { ownAudio, type SpeechFolders } from './folders.ts';
import { readLanguages, type LanguageInfo } from './languages.ts';
import { noOwnWords, ownKey, ownLines, ownText, type OwnWords } from './own-words.ts';
import { withoutPause } from './pause.ts';
import { loadPrompts, type NamedPrompts, type Prompts } from './prompts.ts';
import { reachOneByOne, type Reached } from './reach.ts';
import { readSounds, soundsOf, type Recording, type RecordingEntry } from './recordings.ts';
import { SpeechError } from './speech-error.ts';
import { isWhollyReviewed, surveyLanguages, type Surveyed } from './survey.ts';
import { sourceLanguage } from './texts.ts';

/** The words and the voices of a line that has started. */
export interface Speech {
  /** Every language with a folder, in the usual order. */
  readonly surveyed: readonly Surveyed[];
  /** The languages that callers are to be offered, in the order of the language menu, and how each can be. */
  readonly reached: readonly Reached[];
  /** The node in which each language speaks for itself. */
  readonly menu: NodeId;
  readonly text: Prompts;
  /** The project's own texts, with a hotline's name in them. */
  readonly prompts: NamedPrompts;
  /** The hotline's name where it has not worded it in a language itself. */
  readonly hotlineName: string | undefined;
  /** The hotline's own words. */
  readonly own: OwnWords;
  readonly sounds: ReadonlyMap<string, Recording>;
}

/** What of the words is wanted. */
interface Wishes {
  readonly hotlineName?: string | undefined;
  /** The languages of the language menu, in its order; all there are in the usual order, unless named. */
  readonly languages?: readonly Language[] | undefined;
  /** The hotline's own words; none unless given. */
  readonly own?: OwnWords | undefined;
  /** Leaves out every language that no person has wholly reviewed. */
  readonly reviewedOnly?: boolean | undefined;
}

/**
 * Loads words, voices and recordings for the languages that are wanted. Throws a SpeechError that names every missing or empty
 * line, every voice that is not known and every sound that is not there, of what callers are offered.
 */
export async function loadSpeech(guide: Guide, folders: SpeechFolders, wishes: Wishes = {}): Promise<Speech> {
  const languages = readLanguages(folders.prompts);
  const sounds = loadSounds(folders);
  return createSpeech(guide, { surveyed: surveyLanguages(guide, folders, languages), sounds }, wishes);
}

/** Reads the sounds that belong to no language. Throws a SpeechError where the chime is not there. */
export function loadSounds({ audio }: SpeechFolders): Speech['sounds'] {
  const sounds = new Map([...readSounds(ownAudio), ...readSounds(audio)]);
  if (!sounds.has('chime')) {
    throw new SpeechError([`audio/chime.wav is missing: make it with "${lineCommand} chime"`]);
  }
  return sounds;
}

/** Makes the speech of words that have been surveyed, in small steps, between which it waits. Rejects as `loadSpeech` does. */
export async function createSpeech(
  guide: Guide,
  { surveyed, sounds }: Pick<Speech, 'surveyed' | 'sounds'>,
  wishes: Wishes = {},
  pause = withoutPause,
): Promise<Speech> {
  const finished = surveyed.filter(({ info }) => !info.isDraft).map(({ info }) => info.code);
  const codes = wishes.languages?.filter((code) => finished.includes(code)) ?? finished;
  const wanted = codes
    .flatMap((code) => surveyed.filter(({ info }) => info.code === code))
    .filter((one) => !wishes.reviewedOnly || isWhollyReviewed(one));
  const reached: Reached[] = [];
  for (const one of reachOneByOne(guide, wanted)) {
    reached.push(one);
    await pause();
  }
  const offered = reached.filter(({ how }) => how !== 'not');
  if (offered.length === 0)
    throw new SpeechError([
      `no language can be offered: LANGUAGES, REVIEWED_ONLY and the recordings leave none; see "${lineCommand} review" and "${lineCommand} recordings status"`,
    ]);
  const { own = noOwnWords } = wishes;
  const prompts = await loadPrompts(
    guide,
    new Map(
      surveyed.filter(({ info }) => info.voice && !info.isDraft).map(({ info, texts }) => [info.code, texts]),
    ),
    offered.map(({ info }) => info.code),
    pause,
  );
  const { hotlineName } = wishes;
  const silent: Prompts = () => '';
  const speech = {
    surveyed,
    reached,
    menu: guide.roles.language,
    text: silent,
    prompts,
    hotlineName,
    own,
    sounds,
  };
  return withOwnWords(speech, own);
}

/** The same words and voices with other words of the hotline's own. */
export function withOwnWords(speech: Speech, own: OwnWords): Speech {
  const { prompts, hotlineName = '' } = speech;
  const text: Prompts = (line, language) =>
    ownTextOf(own, line, language) ?? prompts(line, language, own.name?.[language] ?? hotlineName);
  return { ...speech, own, text };
}

function ownTextOf(own: OwnWords, line: LineKey, language: Language): string | undefined {
  const [which] = Object.entries(ownLines).find(([, key]) => key === line) ?? [];
  return which === undefined ? undefined : ownText(own, which as OwnLine, language);
}

/** The hotline's own words as the guide asks them: each with the languages in which it can be said. */
export function ownOffers({ own, reached, surveyed }: Speech): NonNullable<Offers['own']> {
  const canSay = (line: LineKey, language: Language): boolean => {
    if (own.recordings.has(ownKey(language, line))) return true;
    const one = surveyed.find(({ info }) => info.code === language);
    if (!one?.info.voice || !reached.some(({ info }) => info.code === language)) return false;
    const { files, list } = one.recordings;
    // What a person has recorded is not followed by another's voice.
    return [...files.keys()].every((key) => isLiveVoice(one.info, list[key]));
  };
  const entries = (Object.entries(ownLines) as [OwnLine, LineKey][]).flatMap(([which, line]) => {
    const texts = (which === 'notice' ? own.notice?.text : own.legalHelp?.text) ?? {};
    const languages = Object.keys(texts).filter(
      (language) => language === sourceLanguage || canSay(line, language),
    );
    return languages.length === 0 ? [] : [[which, { line, languages }] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether a recording was made with the voice that speaks the language live. */
export function isLiveVoice({ voice }: LanguageInfo, entry: RecordingEntry | undefined): boolean {
  return voice !== undefined && entry?.made?.voice === voice.voice;
}

/** What callers are offered of the languages, as the guide asks it. */
export function toOffers({ reached }: Speech, named: boolean): Offers {
  const offered = reached.filter(({ how }) => how !== 'not');
  return {
    languages: offered.map(({ info }) => info.code),
    named,
    reach: Object.fromEntries(offered.map(({ info, reach }) => [info.code, reach])),
  };
}

/** Every sound that callers can be played. */
export function recordingsOf({ sounds, own, surveyed }: Speech): readonly Recording[] {
  return [
    ...sounds.values(),
    ...own.recordings.values(),
    ...surveyed.flatMap(({ recordings }) => [...recordings.files.values()]),
  ].flatMap(soundsOf);
}

/** The same line as if nothing were recorded of what a voice can speak. */
export function speakingLive(speech: Speech): Speech {
  return {
    ...speech,
    surveyed: speech.surveyed.map((one) =>
      one.info.voice ? { ...one, stock: { ...one.stock, stateOf: () => 'missing' } } : one,
    ),
    reached: speech.reached.map((one) =>
      one.info.voice ? { ...one, played: new Set<NodeId>(), isMenuPlayed: false } : one,
    ),
  };
}
