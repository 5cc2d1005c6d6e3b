import { signRequest } from '../../src/phone/sign.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { placeSeenCall, randomSteps } from '../callers.ts';
import { authToken, publicUrl } from '../built-line.ts';

/** A request of the phone company's, signed for its own address and form. */
export interface SignedRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Requests of real calls on a line, each with an id of a call of its own, so that no two signatures are the same. */
export async function collectRequests(port: number, count: number): Promise<readonly SignedRequest[]> {
  const random = createRandom(11);
  const collected: SignedRequest[] = [];
  while (collected.length < count) {
    const voiceUrl = `http://127.0.0.1:${port}/voice`;
    const { record } = await placeSeenCall(
      { line: { voiceUrl }, authToken, publicUrl, from: '+12025550147' },
      randomSteps(random),
    );
    for (const { url, parameters, method } of record.requests) {
      if (method !== 'POST') continue;
      const { pathname, search } = new URL(url);
      collected.push(sign(`${pathname}${search}`, { ...parameters, CallSid: toSid(collected.length) }));
    }
  }
  return collected.slice(0, count);
}

function toSid(number: number): string {
  return `CA${number.toString(16).padStart(32, '0')}`;
}

function sign(path: string, form: Readonly<Record<string, string>>): SignedRequest {
  return {
    method: 'POST',
    path,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Twilio-Signature': signRequest(authToken, `${publicUrl}${path}`, form),
      'User-Agent': 'TwilioProxy/1.1',
      'I-Twilio-Idempotency-Token': crypto.randomUUID(),
      Accept: '*/*',
    },
    body: new URLSearchParams(form).toString(),
  };
}
