import type { Language, LineKey } from '../guide/ids.ts';
import { textIn } from '../speech/texts.ts';
import type { LanguageValue } from './language-values.ts';
import { fold } from './fold.ts';
import { lineAt, type Conflict, type Folded } from './folded.ts';
import { tellOffice } from './offices.ts';
import { languageOf, tellGlossary } from './languages.ts';

/** A place that was changed on both sides, with what each has there. */
export interface ComparedConflict extends Conflict {
  /** Where it is a line's: its words, or its recording. */
  readonly language: Language | undefined;
  readonly line: LineKey | undefined;
  /** What the hotline says; undefined where it says nothing. */
  readonly ours: string | undefined;
  /** What the new release has; undefined where it has nothing. */
  readonly theirs: string | undefined;
  /** False of a line that the release has no more: nobody hears it, and its words stay in the log. */
  readonly canBeDecided: boolean;
}

/** The places that a release has changed under the hotline's changes, in the order of the log, for whoever is to compare them. */
export function compareConflicts(folded: Folded): readonly ComparedConflict[] {
  const released = fold(folded.ground, []);
  return folded.conflicts.map((conflict) => {
    const [part = '', first = '', second = ''] = conflict.place.split('/');
    const isLine = part === 'words' || part === 'recording';
    const texts = folded.languages.get(first)?.texts;
    return {
      ...conflict,
      language: isLine ? first : undefined,
      line: isLine ? second : undefined,
      ours: tellAt(folded, part, first, second),
      theirs: tellAt(released, part, first, second),
      canBeDecided: !isLine || (texts !== undefined && textIn(texts, second) !== undefined),
    };
  });
}

function tellAt(folded: Folded, part: string, first: string, second: string): string | undefined {
  const { own, compared } = folded;
  switch (part) {
    case 'words':
      return lineAt(folded, first, second).text;
    case 'recording': {
      const entry = lineAt(folded, first, second).recording?.entry;
      return entry && `${entry.made ? 'made by a computer' : 'recorded'} on ${entry.on}`;
    }
    case 'language':
    case 'glossary': {
      const language = languageOf(folded, first);
      if (!language) return undefined;
      return part === 'language' ? tellLanguage(language.value) : tellGlossary(language.glossary);
    }
    case 'notice':
      return own.notice && `${tellTexts(own.notice.text)} (until ${own.notice.until})`;
    case 'legal help':
      return own.legalHelp && tellTexts(own.legalHelp.text);
    case 'name':
      return own.name && tellTexts(own.name);
    case 'silence':
      return own.silenced.includes(first) ? 'silenced' : 'said';
    case 'office': {
      const office = own.offices?.own[first];
      return office && tellOffice(office);
    }
    case 'hidden office':
      return own.offices?.hidden.includes(first) ? 'hidden' : 'told';
    case 'called office':
      return own.offices?.called[first];
    default:
      return compared.get(`${first}/${second}`);
  }
}

function tellLanguage({ name, english, written, voice, draft }: LanguageValue): string {
  const how = written ? (voice ? 'spoken by a voice' : 'recorded') : 'never written';
  return `${english} (${name}): ${how}${draft ? ', a draft' : ''}`;
}

function tellTexts(texts: Readonly<Record<Language, string>>): string {
  return Object.entries(texts)
    .map(([language, text]) => `${language}: ${text}`)
    .join('; ');
}
