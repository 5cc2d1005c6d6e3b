import { setImmediate } from 'node:timers/promises';
import type { Settings } from '../config/settings.ts';
import type { Folded } from '../desk/folded.ts';
import { soundFileIn } from '../desk/follow.ts';
import { readGround, type Ground } from '../desk/ground.ts';
import { createGuideOf, type GuideOf } from '../desk/own-guides.ts';
import { surveyOneByOne } from '../desk/surveyed.ts';
import { withCompared } from '../facts/compared.ts';
import { readGuides } from '../facts/versions.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import { mergeGuides } from '../guide/merge.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { ownLines, ownWordsIn, type OwnWords, type OwnWordsRead } from '../speech/own-words.ts';
import { createSpeech, loadSounds } from '../speech/speech.ts';
import type { Surveyed } from '../speech/survey.ts';
import { createOwnReader, factsFolder } from './files.ts';
import type { Spoken } from './words.ts';

/** What a line says where a desk lays changes over its files. */
export interface FoldedWords {
  /** The files, with the hotline's own words as they stand now. */
  readonly ground: () => Ground;
  /** The guidance of a fold. */
  readonly guideOf: GuideOf;
  /** What a fold over that ground has callers hear. Rejects with a SpeechError where it cannot be spoken. */
  readonly speak: (folded: Folded) => Promise<Spoken>;
}

/** What of the settings chooses what is said. */
type FoldedSettings = Pick<
  Settings,
  'guidance' | 'hotlineName' | 'languages' | 'reviewedOnly' | 'wordsFolder'
>;

/** Reads the files. `folder` is where the sounds of the desk stand; `given` is spoken in place of the guidance of the settings. */
export function readFolded(
  settings: FoldedSettings,
  {
    folders,
    folder,
    guide: given,
  }: { readonly folders: SpeechFolders; readonly folder: string; readonly guide?: Guide | undefined },
): FoldedWords {
  const { hotlineName, languages, reviewedOnly } = settings;
  const read = readGuides(factsFolder(folders));
  const words = mergeGuides(read);
  const sounds = loadSounds(folders);
  const guideOf = createGuideOf({
    guides: createCompared(read),
    choose: (guides) => given ?? guides[settings.guidance],
    reviewedOnly,
  });
  const readOwn = createOwnReader(settings.wordsFolder);
  const files = readGround({ guides: Object.values(read), words }, folders, settings.wordsFolder);
  let own: OwnWordsRead = readOwn(words);
  return {
    guideOf,
    ground: () => {
      own = readOwn(words);
      return { ...files, own: ownWordsIn(own.words) };
    },
    speak: async (folded) => {
      const { guides, said: guide } = await guideOf(folded);
      const surveyed: Surveyed[] = [];
      for (const one of surveyOneByOne(guide, folded, (hash) => soundFileIn(folder, hash), 'nothing')) {
        surveyed.push(one);
        await setImmediate();
      }
      const wishes = { hotlineName, languages: withStarted(languages, folded), reviewedOnly };
      const speech = await createSpeech(guide, { surveyed, sounds }, wishes, setImmediate);
      const { words: ownWords, faults } = own;
      return { guides, guide, speech, own: { words: ownOf(folded, ownWords), faults }, ownPlace: 'the desk' };
    },
  };
}

/** The languages that the settings name, and after them those that were started at the desk: whoever starts one has it offered there. */
function withStarted(
  named: readonly string[] | undefined,
  { languages }: Folded,
): readonly string[] | undefined {
  const started = [...languages].filter(([, { isStarted }]) => isStarted).map(([code]) => code);
  return named && [...new Set([...named, ...started])];
}

/** The guidance with the months of a fold; the same value for as long as no month differs. */
function createCompared(read: Guides): (folded: Folded) => Guides {
  let last: { readonly months: string; readonly guides: Guides } | undefined;
  return ({ compared }) => {
    const months = JSON.stringify([...compared]);
    if (last?.months !== months) last = { months, guides: withCompared(read, compared) };
    return last.guides;
  };
}

/** The hotline's own words, with those recordings of its files that say them. */
function ownOf({ own }: Folded, files: OwnWords): OwnWords {
  const isSame = (key: string): boolean => {
    const [language = '', line = ''] = key.split('/');
    return line === ownLines.notice
      ? own.notice?.text[language] === files.notice?.text[language]
      : own.legalHelp?.text[language] === files.legalHelp?.text[language];
  };
  return { ...own, recordings: new Map([...files.recordings].filter(([key]) => isSame(key))) };
}
