import { toBytes } from './documents.ts';
import { send } from './voice.ts';
import type { Take } from './voice-door.ts';

/** Where a member's key is told who is rung to call somebody back, and the end of such a call. */
export const bridgePath = '/voice/bridge';

/** What bridges need of the line. */
interface BridgeLine {
  /** The document for a ticket and a key. */
  readonly bridge: (ticket: string, key: string) => string;
  readonly onCallEnd?: ((callSid: string) => void) | undefined;
}

/** Joins a member who has pressed the key to the number that they call back; such calls are counted nowhere. */
export function answerBridges({ bridge, onCallEnd }: BridgeLine): Take {
  return (request, response, form) => {
    const ticket = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '').get('t');
    const { Digits: key, CallSid: callSid } = form;
    if (ticket !== null) {
      send(response, toBytes(bridge(ticket, typeof key === 'string' ? key : '')));
      return;
    }
    if (typeof callSid === 'string') onCallEnd?.(callSid);
    response.status(204).end();
  };
}
