import type { Language, LineKey } from '../guide/ids.ts';
import type { Page } from '../guide/page.ts';
import type { Said } from '../guide/say.ts';
import { ownKey } from './own-words.ts';
import { slowRate } from './pace.ts';
import type { Recording } from './recordings.ts';
import { isLiveVoice, type Speech } from './speech.ts';
import { canPlay } from './stock.ts';
import { mostCharacters, type Voice } from './voices.ts';

/** One thing that the phone company does: speak lines in one voice, play a file, or be silent. */
export type Part =
  | {
      readonly kind: 'say';
      readonly voice: Voice;
      /** Percent of the voice's own pace. */
      readonly rate: number;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'play'; readonly recording: Recording }
  | { readonly kind: 'pause'; readonly seconds: number };

const mostEncoded = 4500;

/** A page as the phone company will perform it; neighboring lines in one voice and pace become one part. */
export function toParts(speech: Speech, page: Page): readonly Part[] {
  const parts: Part[] = [];
  for (const said of page.say) {
    const part = toPart(speech, page, said);
    const last = parts.at(-1);
    if (part.kind === 'say' && last?.kind === 'say' && canJoin(last, part)) {
      parts[parts.length - 1] = { ...last, texts: [...last.texts, ...part.texts] };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

type Say = Extract<Part, { kind: 'say' }>;
type SaidLine = Extract<Said, { line: LineKey }>;

function canJoin(one: Say, other: Say): boolean {
  if (one.voice !== other.voice || one.rate !== other.rate) return false;
  const joined = [...one.texts, ...other.texts].join(' ');
  return joined.length <= mostCharacters(one.voice) && encodeURIComponent(joined).length <= mostEncoded;
}

function toPart(speech: Speech, page: Page, said: Said): Part {
  if ('pause' in said) return { kind: 'pause', seconds: said.pause };
  if ('sound' in said) {
    const recording = speech.sounds.get(said.sound);
    if (!recording) throw new Error(`[speech] audio/${said.sound}.wav is missing`);
    return { kind: 'play', recording };
  }
  const again = page.slower ? slowRate / 100 : 1;
  if ('name' in said)
    return {
      kind: 'say',
      voice: voiceOf(speech, said.language),
      rate: Math.round(100 * again),
      texts: [said.name],
    };
  const recording = recordingOf(speech, page, said);
  if (recording)
    return { kind: 'play', recording: page.slower ? (recording.slower ?? recording) : recording };
  const voice = voiceOf(speech, said.language);
  const rate = Math.round(100 * (said.slow ? slowRate / 100 : 1) * again);
  return { kind: 'say', voice, rate, texts: [speech.text(said.line, said.language)] };
}

/** The recording to play for a line; undefined where the voice says it: a node is played whole, or spoken whole. */
function recordingOf(speech: Speech, page: Page, said: SaidLine): Recording | undefined {
  const ownRecording = speech.own.recordings.get(ownKey(said.language, said.line));
  if (ownRecording) return ownRecording;
  const one = speech.surveyed.find(({ info }) => info.code === said.language);
  const reached = speech.reached.find(({ info }) => info.code === said.language);
  const line = one?.stock.recordedAs(said.line);
  if (!one || line === undefined) return undefined;
  // The live voice says a hotline's name between recordings of the same voice; a person's recording goes without it.
  if (line !== said.line && isLiveVoice(one.info, one.recordings.list[line])) return undefined;
  let isPlayed = canPlay(one.stock.stateOf(line));
  if (page.node === speech.menu) isPlayed = reached?.isMenuPlayed ?? false;
  else if (said.language === page.language) isPlayed = reached?.played.has(page.node) ?? false;
  return isPlayed ? one.recordings.files.get(line) : undefined;
}

function voiceOf(speech: Speech, language: Language): Voice {
  const voice = speech.surveyed.find(({ info }) => info.code === language)?.info.voice;
  if (!voice) throw new Error(`[speech] no voice speaks ${language}, and a recording is missing`);
  return voice;
}
