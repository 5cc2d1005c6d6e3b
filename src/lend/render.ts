import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Language } from '../guide/ids.ts';
import { knownVoices, mostCharacters, type Voice } from '../speech/voices.ts';
import { leads } from './lending.ts';
import type { Page, Said } from './page.ts';
import { readLendWords } from './words.ts';

/** The voice in which a text of a language is said; undefined where none speaks it. */
type VoiceOf = (language: Language) => Voice | undefined;

/** Where a document leads: its addresses hold nothing that is secret. */
interface Leads {
  /** Where a key, a recording or silence is sent. */
  readonly next: string;
}

type Speaker = VoiceResponse | ReturnType<VoiceResponse['gather']>;

/** Seconds of silence after which somebody has finished a line. */
const recordPatience = 4;
/** The most that stands in a document's one <Say>, once it is encoded. */
const mostEncoded = 4500;

/** A page of the flow as a TwiML document. */
export function renderPage({ say, then }: Page, { next }: Leads, voiceOf: VoiceOf): string {
  const response = new VoiceResponse();
  if (then.kind === 'hang-up') {
    speak(response, say, voiceOf);
    response.hangup();
    return response.toString();
  }
  const gather = response.gather({
    input: ['dtmf'],
    numDigits: 1,
    finishOnKey: '',
    // Before a recording a moment is enough: whoever presses a key has heard which.
    timeout: then.kind === 'record' ? 1 : then.patience,
    action: next,
    method: 'POST',
  });
  speak(gather, say, voiceOf);
  if (then.kind === 'record') {
    response.record({
      action: next,
      method: 'POST',
      maxLength: then.most,
      timeout: recordPatience,
      finishOnKey: '#',
      playBeep: true,
      // By the silence around the words it is known how loud the room is.
      trim: 'do-not-trim',
    });
  }
  // What is silent, and a recording in which nothing is heard, comes to this.
  response.redirect({ method: 'POST' }, next);
  return response.toString();
}

/** Some words of the flow, in every language in which it leads, as they stand at the beginning of another document. */
export function renderWords(key: string): string {
  const response = new VoiceResponse();
  speak(
    response,
    leads.map((lead) => ({ words: key, in: lead })),
    () => undefined,
  );
  return /<Response>(.*)<\/Response>/s.exec(response.toString())?.[1] ?? '';
}

function speak(speaker: Speaker, said: readonly Said[], voiceOf: VoiceOf): void {
  for (const one of said) {
    if ('pause' in one) speaker.pause({ length: one.pause });
    else if ('play' in one) speaker.play(one.play);
    else sayIn(speaker, one, voiceOf);
  }
}

function sayIn(speaker: Speaker, one: Extract<Said, { readonly in: string }>, voiceOf: VoiceOf): void {
  const voice = knownVoices[one.in]?.voice ?? voiceOf(one.in);
  const text = 'words' in one ? readLendWords()[one.in](one.words, { ...one.values }) : one.text;
  if (!voice || text === '') return;
  // No line is so long; what is all the same is said as far as the voice takes it.
  const isLong = text.length > mostCharacters(voice) || encodeURIComponent(text).length > mostEncoded;
  // The builder's own list of voices lags behind Twilio's.
  speaker.say(voice as VoiceResponse.SayAttributes, isLong ? text.slice(0, 500) : text);
}
