import type { Settings } from '../config/settings.ts';
import type { Line } from '../http/app.ts';
import { createRenderer } from '../twiml/render.ts';
import type { Language } from '../guide/ids.ts';
import type { Speech } from '../speech/speech.ts';
import { sourceLanguage } from '../speech/texts.ts';
import type { Words } from './words.ts';

/** What of a line follows from what it says, and from whom it can call. */
export function sayingOf(
  { guide, speech, offers }: Words,
  settings: Pick<Settings, 'advocate' | 'connect' | 'phoneNumber'>,
): Pick<Line, 'guide' | 'render' | 'offers' | 'dialling' | 'whisper'> {
  return {
    guide,
    render: createRenderer(speech),
    offers,
    dialling: {
      callerId: settings.phoneNumber,
      person: settings.advocate?.phone,
      mostAtUscis: settings.connect?.mostSeconds ?? 0,
    },
    whisper: whisperLanguage(speech, settings),
  };
}

/** The first language of the person who is called that a voice speaks to callers; English otherwise. */
function whisperLanguage({ reached }: Speech, { advocate }: Pick<Settings, 'advocate'>): Language {
  const spoken = reached.filter(({ how }) => how === 'by voice').map(({ info }) => info.code);
  return advocate?.languages.find((code) => spoken.includes(code)) ?? sourceLanguage;
}
