import type { Settings } from '../config.ts';
import type { Language } from '../guide/flow.ts';
import type { Speech } from '../speech/speech.ts';
import { sourceLanguage } from '../speech/texts.ts';

/** The first language of the person who is called that a voice speaks to callers; English otherwise. */
export function whisperLanguage({ reached }: Speech, { advocate }: Pick<Settings, 'advocate'>): Language {
  const spoken = reached.filter(({ how }) => how === 'by voice').map(({ info }) => info.code);
  return advocate?.languages.find((code) => spoken.includes(code)) ?? sourceLanguage;
}
