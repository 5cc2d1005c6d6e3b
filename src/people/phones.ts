import * as z from 'zod';
import type { MakeCall } from '../telephony/calls-out.ts';
import { askDocument, bridgeDocument, codeDocument, endDocument } from './documents.ts';
import type { PeopleKeys } from './keys.ts';

/** Why a phone is not sealed, or called. */
export type PhoneFault =
  | 'no key'
  | 'no account'
  /** Sealed with a key that the line does not have. */
  | 'other key'
  | 'not american'
  | 'own line'
  /** Not the number that was left. */
  | 'other number'
  | 'failed';

/** What the line does with phones for the desk, whose pages never have a stored one. Nothing rejects. */
export interface LinePhones {
  readonly seal: (phone: string) => Promise<{ readonly sealed: string } | PhoneFault>;
  /** Reads a code to a phone. */
  readonly readCode: (sealed: string, code: string) => Promise<'placed' | PhoneFault>;
  /** Rings a member, then the ten digits, of which the mark was kept. */
  readonly callBack: (call: {
    readonly sealed: string;
    readonly digits: string;
    readonly mark: string;
  }) => Promise<'placed' | PhoneFault>;
}

/** What the line has for it. */
interface LinePhonesParts {
  readonly keys: PeopleKeys;
  /** Undefined where there is no account, or no number to call from. */
  readonly calling: Calling | undefined;
  /** Whether a number in E.164 can be called. */
  readonly canBeCalled: (number: string) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How the line calls. */
export interface Calling {
  readonly make: MakeCall;
  /** The hotline's own number, and the origin that the phone company asks. */
  readonly from: string;
  readonly publicUrl: string;
}

/** Where a member's key is told, and the end of such a call. */
const bridgePath = '/voice/bridge';

/** Milliseconds in which a member can answer and press the key. */
const bridgeHolds = 3 * 60_000;
const bridgeShape = z.object({ to: z.string(), until: z.number() });

/** The phones that this line has the key for. */
export function createLinePhones({ keys, calling, canBeCalled, now }: LinePhonesParts): LinePhones {
  const ended = calling && `${calling.publicUrl}${bridgePath}`;
  const call = async (
    sealed: string,
    twiml: string,
    { make }: Pick<Calling, 'make'>,
  ): Promise<'placed' | PhoneFault> => {
    const phone = keys.open('phone', sealed)?.text;
    if (phone === undefined) return 'other key';
    return (await make({ to: phone, twiml, ended: ended ?? '' })) ? 'placed' : 'failed';
  };
  return {
    seal: async (phone) => {
      if (!calling) return 'no account';
      if (phone === calling.from) return 'own line';
      return (await canBeCalled(phone)) ? { sealed: keys.seal('phone', phone) } : 'not american';
    },
    readCode: async (sealed, code) => {
      if (!calling) return 'no account';
      return call(sealed, codeDocument(code), calling);
    },
    callBack: async ({ sealed, digits, mark }) => {
      if (!calling) return 'no account';
      if (!keys.marksOf('caller', digits).includes(mark)) return 'other number';
      const to = `+1${digits}`;
      if (!(await canBeCalled(to))) return 'not american';
      const ticket = keys.seal('bridge', JSON.stringify({ to, until: now() + bridgeHolds }));
      return call(sealed, askDocument(`${calling.publicUrl}${bridgePath}?t=${ticket}`), calling);
    },
  };
}

/** What a member hears who has pressed a key after they were rung to call somebody back. */
export function answerBridge(
  { keys, calling, now }: Pick<LinePhonesParts, 'keys' | 'calling' | 'now'>,
  ticket: string,
  key: string,
): string {
  const opened = key === '1' ? keys.open('bridge', ticket)?.text : undefined;
  if (opened === undefined || !calling) return endDocument();
  const { to, until } = bridgeShape.parse(JSON.parse(opened));
  return until > now()
    ? bridgeDocument(to, calling.from, `${calling.publicUrl}${bridgePath}`)
    : endDocument();
}
