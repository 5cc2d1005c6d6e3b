import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import { readCalledAnswer, whisperPage, type CalledAnswer } from '../guide/whisper.ts';
import type { Heard } from '../guide/turn.ts';
import type { People } from '../people/people.ts';
import { readVoiceRequest } from '../telephony/request.ts';
import type { Renderer } from '../twiml/render.ts';
import {
  acceptPath,
  connectionOverrides,
  readAddress,
  readCalled,
  recordingAddress,
  toQuery,
} from './address.ts';
import { toBytes } from './documents.ts';
import { send } from './voice.ts';
import type { Take } from './voice-door.ts';

/** What answering a called person needs. */
interface WhisperLine {
  readonly guide: Guide;
  readonly render: Renderer;
  /** The origin that the phone company is told. */
  readonly publicUrl: string;
  readonly offers: () => Offers;
  /** The language of the words. */
  readonly whisper: Language;
  readonly people?: People | undefined;
}

/** Tells whoever is called who wants to talk with them, and joins the two when they press the key; never a number. Of several who press it, the first. */
export function answerWhisper({ guide, render, publicUrl, offers, whisper, people }: WhisperLine): Take {
  return async (request, response, form) => {
    const now = offers();
    const { isAnswer, mark, ring, url } = readCalled(request.originalUrl);
    const at = readAddress(guide, now, url);
    const { heard } = readVoiceRequest(form);
    const answer = isAnswer ? await answerOf(people, heard, mark, ring) : undefined;
    // What names no place of a call was made by nobody: it is not joined to anyone.
    const page = at ? whisperPage(guide, at, answer, whisper, now, mark !== undefined) : undefined;
    const links = {
      next: at
        ? `${acceptPath(at.language, at.node, mark)}?${toQuery(at, undefined, ring)}${connectionOverrides}`
        : '',
      recording: (name: string) => recordingAddress(publicUrl, name),
    };
    send(response, toBytes(page ? render(page, links) : hangUp));
  };
}

async function answerOf(
  people: People | undefined,
  heard: Heard,
  mark: string | undefined,
  ring: string,
): Promise<CalledAnswer> {
  const answer = readCalledAnswer(heard, mark !== undefined);
  if (!people || mark === undefined) return answer;
  if (answer === 'pause') await people.pause(mark);
  return answer === 'take' && !(await people.take(ring, mark)) ? 'too late' : answer;
}

const hangUp = '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>';
