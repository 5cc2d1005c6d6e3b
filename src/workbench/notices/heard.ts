import type { OwnPart } from '../../desk/changes.ts';
import type { Language } from '../../guide/ids.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { noOwnWords } from '../../speech/own-words.ts';
import { ownOffers, type Speech } from '../../speech/speech.ts';
import { sourceLanguage } from '../../speech/texts.ts';

/** What callers of a language hear of a part: its own text, the English one, the name as it is set for the whole line, or nothing. */
export interface Heard {
  readonly info: LanguageInfo;
  readonly how: 'own' | 'english' | 'set' | 'nothing';
  /** The text that is said. */
  readonly text: string | undefined;
  /** A text that is written and that nothing can say: no voice speaks the language, and it is not recorded. */
  readonly unsaid: string | undefined;
}

/** What callers of each language that is offered would hear of a part in these texts. */
export function heardOf(
  speech: Speech,
  part: OwnPart,
  texts: Readonly<Record<Language, string>>,
): readonly Heard[] {
  const offered = speech.reached.filter(({ how }) => how !== 'not').map(({ info }) => info);
  const sayable = part === 'name' ? Object.keys(texts) : sayableIn(speech, part, texts);
  const english = texts[sourceLanguage];
  return offered.map((info): Heard => {
    const own = texts[info.code];
    if (own !== undefined && sayable.includes(info.code)) {
      return { info, how: 'own', text: own, unsaid: undefined };
    }
    if (part === 'name') return { info, how: 'set', text: speech.hotlineName, unsaid: undefined };
    return { info, how: english === undefined ? 'nothing' : 'english', text: english, unsaid: own };
  });
}

function sayableIn(
  speech: Speech,
  part: Exclude<OwnPart, 'name'>,
  text: Readonly<Record<Language, string>>,
): readonly Language[] {
  const words = part === 'notice' ? { notice: { until: '', text } } : { legalHelp: { text } };
  const { recordings } = speech.own;
  return ownOffers({ ...speech, own: { ...noOwnWords, ...words, recordings } })[part]?.languages ?? [];
}
