import { isEspeakInstalled } from '../../phone/espeak.ts';
import type { Moment } from '../../phone/record.ts';
import { recordingsOf, type Speech } from '../../speech/speech.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import { markOf, markSpoken } from '../languages.ts';
import { spokenUrl } from '../sound.ts';
import type { Caption } from './events.ts';
import type { Gloss } from './gloss.ts';

/** The captions of something that is said. */
export function toSpokenCaptions(speech: Speech, gloss: Gloss, moment: Moment): readonly Caption[] {
  const { language = 'en-US', parts = [], at } = moment;
  return parts.map(({ text, start, end }) => ({
    text,
    ...markSpoken(speech.surveyed, language),
    english: gloss(language, text),
    start: at + start,
    end: at + end,
    characters: text.length,
    sound: isEspeakInstalled()
      ? { from: 'engine', url: spokenUrl(language, text) }
      : { from: 'browser', language },
  }));
}

/** The caption of a recording: the words that were recorded, or what a sound is. */
export function toPlayedCaption(speech: Speech, { url, at, until, text }: Moment): Caption {
  const name = new URL(url ?? 'http://nowhere/').pathname.replace('/audio/', '');
  const sound = { from: 'recording', url: `/sound/file/${name}` } as const;
  const times = { start: at, end: until, characters: 0, sound };
  for (const one of speech.surveyed) {
    for (const [line, recording] of one.recordings.files) {
      if (recording.name !== name) continue;
      const english = textIn(one.source, line);
      const isEnglish = one.info.code === sourceLanguage;
      return {
        text: textIn(one.texts, line) ?? line,
        ...markOf(one),
        english: isEnglish ? undefined : english,
        ...times,
      };
    }
  }
  const chime = recordingsOf(speech).find((recording) => recording.name === name);
  return { text: chime ? '(chime)' : `(${text})`, lang: 'en', dir: 'ltr', ...times };
}
