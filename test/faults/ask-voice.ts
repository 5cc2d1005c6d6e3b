import { signRequest } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';

/** Begins a call at an address, as the phone company does; gives the status of the answer. */
export async function askVoice(address: string): Promise<number> {
  const form = { CallSid: `CA${'0'.repeat(32)}`, AccountSid: `AC${'0'.repeat(32)}`, From: 'anonymous' };
  const response = await fetch(`${address}/voice`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signRequest(authToken, `${publicUrl}/voice`, form) },
    body: new URLSearchParams(form),
  });
  await response.arrayBuffer();
  return response.status;
}
