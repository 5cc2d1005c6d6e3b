import type { RequestHandler } from 'express';
import type { Guide } from '../guide/guide.ts';
import type { Offers } from '../guide/offers.ts';
import { begin } from '../guide/step.ts';
import type { Turn } from '../guide/turn.ts';
import type { Form } from '../telephony/signature.ts';
import { codeMark, readAddress, speakerOverrides } from './address.ts';
import { toBytes, type Documents } from './documents.ts';
import { send } from './voice.ts';
import type { Take } from './voice-door.ts';

/** What is answered to a code, and to what comes after it: a document; that it is nobody's; or what is said before the call goes on as any other. */
export type LendAnswer =
  | { readonly kind: 'document'; readonly xml: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'told'; readonly verbs: string };

/** The desk has not answered: what is said while it is asked once more, and what after that. */
interface Late {
  readonly kind: 'late';
  readonly moment: string;
  readonly away: string;
}

/** A turn of somebody who lends their voice. */
interface LendTurn {
  readonly call: string;
  /** Which of their documents it answers. */
  readonly turn: number;
  readonly digits: string;
  /** What was recorded, by its id. */
  readonly recording: string | undefined;
}

/** Those who lend their voice by keypad, as the line knows them. Nothing rejects. */
export interface LendDoor {
  readonly begin: (call: string, code: string) => Promise<LendAnswer>;
  readonly turn: (turn: LendTurn) => Promise<LendAnswer | Late>;
  /** Serves what they are played. */
  readonly sounds: RequestHandler;
}

/** What is needed to let speakers in. */
interface LendParts {
  readonly guide: Guide;
  readonly offers: () => Offers;
  readonly lend: LendDoor;
  readonly documents: Documents;
  /** The same documents where they take a code beside the keys. */
  readonly codeDocuments: Documents;
  /** Answers a turn with either. */
  readonly turn: Take;
  readonly codeTurn: Take;
}

/** The path of their turns. */
export const lendPath = '/voice/lend';

/**
 * Lets those in who press the star in a call's first document and then a code of eight digits; a star, and one key after it, do what they do for
 * everybody.
 */
export function admitSpeakers({ guide, offers, lend, codeDocuments, turn, codeTurn }: LendParts): Take {
  return async (request, response, form) => {
    const { originalUrl } = request;
    const digits = textOf(form.Digits);
    const takesCode = originalUrl.includes(`?${codeMark}`);
    const at = takesCode || digits === '*' ? readAddress(guide, offers(), originalUrl) : undefined;
    if (!at || !(takesCode || at.turns === 1)) return turn(request, response, form);
    if (takesCode && /^\d{8}$/.test(digits)) {
      const answer = await lend.begin(textOf(form.CallSid), digits);
      if (answer.kind === 'document') {
        send(response, toBytes(answer.xml));
        return;
      }
      if (answer.kind === 'told') {
        const again: Turn = { at: { ...at, turns: at.turns + 1 }, manner: 'plain' };
        send(response, withVerbs(codeDocuments(again, offers(), textOf(form.CallSid)), answer.verbs));
        return;
      }
    }
    const key = digits === '' && form.FinishedOnKey === '#' ? '#' : digits.charAt(0);
    const then = key === '*' ? codeTurn : turn;
    return then(request, response, { ...form, Digits: key });
  };
}

/** Answers the turns of those whose code was right; whoever else comes here has the line's first document. */
export function answerSpeakers(
  { guide, offers, lend, documents, turn }: LendParts,
  accountSid: string,
): Take {
  return async (request, response, form) => {
    const asked = readTurn(request.originalUrl, form, accountSid);
    const answer = asked ? await lend.turn(asked) : undefined;
    if (answer?.kind === 'document') send(response, toBytes(answer.xml));
    else if (answer?.kind === 'late' && asked && !isAskedAgain(request.originalUrl)) {
      send(response, toBytes(askAgain(asked.turn, answer.moment)));
    } else if (answer?.kind === 'late') {
      send(
        response,
        withVerbs(documents(begin(guide, {}, offers()), offers(), textOf(form.CallSid)), answer.away),
      );
    } else return turn(request, response, {});
  };
}

/** What was done late is answered by then; what was not is asked for again. */
function askAgain(turn: number, moment: string): string {
  const next = `${lendPath}?n=${turn}&amp;w=1${speakerOverrides.replaceAll('&', '&amp;')}`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${moment}<Redirect method="POST">${next}</Redirect></Response>`;
}

function isAskedAgain(url: string): boolean {
  return url.endsWith('&w=1');
}

/** Undefined for what names a recording that is not the account's own. */
function readTurn(url: string, form: Form, accountSid: string): LendTurn | undefined {
  const turn = Number(/\?n=(\d{1,4})(?:&w=1)?$/.exec(url)?.[1] ?? 0);
  const asked = { call: textOf(form.CallSid), turn, digits: textOf(form.Digits) };
  const [sid, recorded] = [textOf(form.RecordingSid), textOf(form.RecordingUrl)];
  if (sid === '' && recorded === '') return { ...asked, recording: undefined };
  const own = `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  const isOwn = /^RE[0-9a-f]{32}$/.test(sid) && isOfTwilio(recorded, own);
  return isOwn ? { ...asked, recording: sid } : undefined;
}

/** Twilio has a host for each of its regions. */
function isOfTwilio(address: string, path: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  return protocol === 'https:' && /^api(?:\.[a-z0-9-]+)*\.twilio\.com$/.test(hostname) && pathname === path;
}

function withVerbs(document: string, verbs: string): string {
  return document.replace('<Response>', () => `<Response>${toBytes(verbs)}`);
}

function textOf(value: Form[string] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
