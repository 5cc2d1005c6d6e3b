import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Page } from '../guide/page.ts';
import { breakSeconds } from '../speech/pace.ts';
import { toParts, type Part } from '../speech/parts.ts';
import type { Speech } from '../speech/speech.ts';

/** Where a document leads, told by whoever serves it: the line and the static edition differ in this alone. */
export interface Links {
  /** Where the key that was pressed, or silence, is sent. */
  readonly next: string;
  /** The address of a recording, by its name. */
  readonly recording: (name: string) => string;
  /** Whether eight digits can be pressed as well as one key. */
  readonly takesCode?: boolean;
  /** Who is called, and how. */
  readonly dial?: (to: Called) => Dialling;
}

/** Who is called. */
export type Called = Extract<Page['then'], { kind: 'dial' }>;

/** A call to somebody else. */
export interface Dialling {
  /** All of them ring together; what whoever answers hears first. */
  readonly numbers: readonly { readonly number: string; readonly whisper?: string }[];
  /** The number that is shown there: the hotline's own, never the caller's. */
  readonly callerId: string;
  /** Seconds of ringing. */
  readonly rings: number;
  /** Seconds that the call lasts at most. */
  readonly most: number;
}

type Speaker = VoiceResponse | ReturnType<VoiceResponse['gather']>;

/** Turns pages into TwiML documents. */
export type Renderer = (page: Page, links: Links) => string;

/** The renderer for these words and voices. */
export function createRenderer(speech: Speech): Renderer {
  return (page, links) => renderDocument(toParts(speech, page), page.then, links);
}

/**
 * A page as a TwiML document. Speech stands inside the Gather, so that a key is taken at any moment;
 * every key is data (`finishOnKey` empty), `#` and `*` among them, unless several are taken together.
 */
function renderDocument(parts: readonly Part[], then: Page['then'], links: Links): string {
  const response = new VoiceResponse();
  if (then.kind === 'dial' && 'patience' in then) {
    const gather = response.gather({
      input: ['dtmf'],
      ...oneKey(then.patience),
      action: links.next,
      method: 'POST',
    });
    for (const part of parts) perform(gather, part, links);
  } else if (then.kind === 'gather') {
    const gather = response.gather({
      input: ['dtmf'],
      ...(links.takesCode
        ? // Somebody who presses a single key waits for it to be taken: it must not be long.
          { numDigits: 8, finishOnKey: '#', timeout: Math.max(then.patience, 5), actionOnEmptyResult: true }
        : then.keys === undefined
          ? oneKey(then.patience)
          : // Of several keys, `*` ends them; where it is the only one, that is told too.
            { numDigits: then.keys, finishOnKey: '*', timeout: then.patience, actionOnEmptyResult: true }),
      action: links.next,
      method: 'POST',
    });
    for (const part of parts) perform(gather, part, links);
  } else {
    for (const part of parts) perform(response, part, links);
  }
  if (then.kind === 'join') {
    // Whether an answer that does nothing joins the two, or ends the call, is not written; one that is quiet for a moment joins them.
    response.pause({ length: 1 });
    return response.toString();
  }
  if (then.kind === 'dial') dial(response, links, then);
  const isLast = then.kind === 'hang-up' || (then.kind === 'gather' && then.silence === 'hang-up');
  if (isLast) response.hangup();
  else response.redirect({ method: 'POST' }, links.next);
  return response.toString();
}

function oneKey(timeout = 0): {
  readonly numDigits: number;
  readonly finishOnKey: string;
  readonly timeout: number;
} {
  return { numDigits: 1, finishOnKey: '', timeout };
}

/** Speaks, plays or pauses. */
export function perform(speaker: Speaker, part: Part, links: Links): void {
  switch (part.kind) {
    case 'pause':
      speaker.pause({ length: part.seconds });
      return;
    case 'play':
      speaker.play(links.recording(part.recording.name));
      return;
    case 'say':
      say(speaker, part);
  }
}

function say(speaker: Speaker, { voice, rate, texts }: Extract<Part, { kind: 'say' }>): void {
  // The builder's own list of voices lags behind Twilio's; speech/voices.ts has checked the pair.
  const spoken = speaker.say(voice as VoiceResponse.SayAttributes, '');
  const paced = rate === 100 ? spoken : spoken.prosody({ rate: `${rate}%` }, '');
  texts.forEach((text, index) => {
    if (index > 0) paced.break({ time: `${breakSeconds * 1000}ms` });
    paced.addText(text);
  });
}

/** Calls somebody else; the caller hears ringing until that one has taken the call. */
function dial(response: VoiceResponse, links: Links, to: Called): void {
  const dialling = links.dial?.(to);
  if (!dialling) return;
  const { numbers, callerId, rings, most } = dialling;
  const call = response.dial({
    action: links.next,
    method: 'POST',
    answerOnBridge: true,
    timeout: rings,
    timeLimit: most,
    callerId,
  });
  for (const { number, whisper } of numbers) {
    call.number(whisper === undefined ? {} : { url: whisper, method: 'POST' }, number);
  }
}
