import type { Guide, Language, Offers } from '../guide/flow.ts';
import { whisperPage } from '../guide/whisper.ts';
import { readVoiceRequest } from '../telephony/request.ts';
import type { Renderer } from '../twiml/render.ts';
import { acceptPath, connectionOverrides, readAddress, recordingAddress, toQuery } from './address.ts';
import { toBytes } from './documents.ts';
import { send } from './voice.ts';
import type { Take } from './voice-door.ts';

/** What answering a called person needs. */
export interface WhisperLine {
  readonly guide: Guide;
  readonly render: Renderer;
  /** The origin that the phone company is told. */
  readonly publicUrl: string;
  readonly offers: () => Offers;
  /** The language of the words. */
  readonly whisper: Language;
}

/** Tells whoever is called who wants to talk with them, and joins the two when they press the key; never a number. */
export function answerWhisper({ guide, render, publicUrl, offers, whisper }: WhisperLine): Take {
  return (request, response, form) => {
    const now = offers();
    const url = request.originalUrl;
    const isAnswer = url.startsWith('/voice/accept/');
    const at = readAddress(guide, now, url.replace(/^\/voice\/(?:whisper|accept)/, '/voice'));
    const { heard } = readVoiceRequest(form);
    // What names no place of a call was made by nobody: it is not joined to anyone.
    const page = at ? whisperPage(guide, at, isAnswer ? heard : undefined, whisper, now) : undefined;
    const links = {
      next: at ? `${acceptPath(at.language, at.node)}?${toQuery(at)}${connectionOverrides}` : '',
      recording: (name: string) => recordingAddress(publicUrl, name),
    };
    send(response, toBytes(page ? render(page, links) : hangUp));
  };
}

const hangUp = '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>';
