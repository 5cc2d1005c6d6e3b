import type { Moment } from '../../phone/record.ts';
import { soundsOf } from '../../speech/recordings.ts';
import { recordingsOf, type Speech } from '../../speech/speech.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import { markOf, markSpoken } from '../languages.ts';
import { spokenUrl } from '../sound.ts';
import type { Caption, Piece } from './events.ts';
import type { Gloss } from './gloss.ts';

/** The captions of something that is said; `hasEngine`: this machine can speak it. */
export function toSpokenCaptions(
  speech: Speech,
  gloss: Gloss,
  { language = 'en-US', parts = [], at }: Moment,
  hasEngine: boolean,
): readonly Caption[] {
  return parts.map(({ text, start, end }) => {
    const found = gloss(language, text);
    const english = found?.lines.flatMap((line) => line.english ?? []).join(' ');
    return {
      pieces: found
        ? found.lines.map(({ line, text: said }) => ({ text: said, place: placeOf(found.language, line) }))
        : [{ text }],
      ...markSpoken(speech.surveyed, language),
      ...(english === undefined || english === '' ? {} : { english }),
      start: at + start,
      end: at + end,
      characters: text.length,
      sound: hasEngine ? { from: 'engine', url: spokenUrl(language, text) } : { from: 'browser', language },
    };
  });
}

/** The caption of a recording: the words that were recorded, or what a sound is. */
export function toPlayedCaption(speech: Speech, { url, at, until, text }: Moment): Caption {
  const name = new URL(url ?? 'http://nowhere/').pathname.replace('/audio/', '');
  const sound = { from: 'recording', url: `/sound/file/${name}` } as const;
  const times = { start: at, end: until, characters: 0, sound };
  for (const one of speech.surveyed) {
    for (const [line, recording] of one.recordings.files) {
      if (!soundsOf(recording).some((file) => file.name === name)) continue;
      const { code } = one.info;
      const piece: Piece = { text: textIn(one.texts, line) ?? line, place: placeOf(code, line) };
      const english = code === sourceLanguage ? undefined : textIn(one.source, line);
      return { pieces: [piece], ...markOf(one), ...(english === undefined ? {} : { english }), ...times };
    }
  }
  const isSound = recordingsOf(speech).some((recording) => recording.name === name);
  return { pieces: isSound ? [] : [{ text: `(${text})` }], lang: 'en', dir: 'ltr', ...times };
}

/** The address of a line on the script's page. */
function placeOf(language: string, line: string): string {
  return `/script/${language}/${line}`;
}
