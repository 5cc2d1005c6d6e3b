import type { Request } from 'express';
import { createFilesBench } from '../desk/bench-files.ts';
import { readCookie } from '../http/cookie.ts';
import { mergeGuides } from '../guide/merge.ts';
import { readLanguages } from '../speech/languages.ts';
import { writeScripts } from '../speech/script-file.ts';
import { surveyLanguages } from '../speech/survey.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { RunningLine } from '../line/running-line.ts';
import type { Usage } from '../usage/usage.ts';
import type { Site, Visitor } from './site.ts';
import { nameCookie } from './visit.ts';

/** A checkout, and the line that runs from it. */
export interface CheckoutParts {
  readonly folders: SpeechFolders;
  /** Where the hotline's own words are. */
  readonly wordsFolder: string;
  /** Where the readable scripts are kept, one a language. */
  readonly scripts: string;
  /** The line that the page's phone calls. */
  readonly line: RunningLine;
  readonly authToken: string;
  readonly hotlineName: string | undefined;
  readonly legalHelp: Site['legalHelp'];
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
  /** The simulated month, where one has been made. */
  readonly sample: Usage | undefined;
}

/** What the pages work on where they are on somebody's own computer: the files of the checkout, written and said at once. */
export function createCheckoutSite(parts: CheckoutParts): Site {
  const { line, folders, scripts, seconds, authToken, hotlineName, sample } = parts;
  const bench = createFilesBench({
    guide: line.guide,
    words: () => mergeGuides(line.guides()),
    folders,
    ownFolder: parts.wordsFolder,
    seconds,
    today: () => new Date().toISOString().slice(0, 10),
    written: async (what) => {
      const written = what === 'words' ? writeAllScripts() : [];
      await line.reload();
      return written;
    },
  });
  const writeAllScripts = (): readonly string[] => {
    const all = surveyLanguages(mergeGuides(line.guides()), folders, readLanguages(folders.prompts));
    return Object.values(line.guides())
      .flatMap((guide) => writeScripts(guide, all, scripts))
      .map((file) => `docs/scripts/${file}`);
  };
  return {
    bench,
    base: '',
    line,
    authToken,
    hotlineName,
    phoneNumber: undefined,
    legalHelp: parts.legalHelp,
    visitorOf: ownerNamed,
    namesOf: (ids) => Promise.resolve(new Map(ids.map((id) => [id, id]))),
    health: () => Promise.resolve({ isAnswering: true, amiss: line.amiss() }),
    sample,
    speakVersion: line.speakVersion,
    seconds,
    now: Date.now,
  };
}

/** Whoever sits at the computer owns its checkout, under the name that they have given. */
function ownerNamed(request: Request): Visitor {
  const name = decodeName(readCookie(request, nameCookie) ?? '');
  return { id: name, name, role: 'owner', languages: [] };
}

function decodeName(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
