import type { Settings } from '../config/settings.ts';
import { isAboutRefusals } from '../http/refusals.ts';
import { signRequest } from '../phone/sign.ts';
import { ask, isDocument, type Asked } from './doctor-asking.ts';
import { fault, note, ok, type Checks, type Finding } from './doctor-finding.ts';

/** Milliseconds that an answer may take: Twilio is told to wait four seconds. */
const patience = 4000;
/** Seconds that a clock may be off. */
const mostOff = 30;

/** Whether the line is reached, and answers what is signed alone. */
export async function* examineLine(
  { authToken, accountSid }: Settings,
  publicUrl: string,
  reachedAt: string,
): Checks {
  const health = await ask(`${reachedAt}/healthz`);
  if (typeof health === 'string' || health.status !== 200) {
    const how = typeof health === 'string' ? health : `it answers ${health.status}`;
    yield fault(
      `PUBLIC_URL ${publicUrl} cannot be reached (${how})`,
      'see that the line runs, that its name leads to it, and that what stands before it passes https on',
    );
    return;
  }
  yield ok(`PUBLIC_URL ${publicUrl} is reached`);
  yield clockFinding(health.date);
  const signed = async (path: string): Promise<Asked | string> => {
    const form = {
      CallSid: `CA${'0'.repeat(32)}`,
      AccountSid: accountSid ?? `AC${'0'.repeat(32)}`,
      From: 'anonymous',
      To: 'anonymous',
      CallStatus: 'ringing',
    };
    return ask(`${reachedAt}${path}`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signRequest(authToken, `${publicUrl}${path}`, form) },
      body: new URLSearchParams(form),
    });
  };
  const answer = await signed('/voice');
  if (typeof answer === 'string' || !isDocument(answer)) {
    const how = typeof answer === 'string' ? answer : `it answers ${answer.status}, ${answer.type}`;
    yield fault(
      `a signed request is not answered (${how})`,
      'a 403 means that the line has another PUBLIC_URL, TWILIO_AUTH_TOKEN or TWILIO_ACCOUNT_SID than these; anything else: see its log',
    );
    return;
  }
  if (answer.milliseconds > patience) {
    yield fault(
      `a signed request is answered after ${Math.round(answer.milliseconds)} ms`,
      'Twilio waits 4 seconds: give the line more of the machine, or put it nearer',
    );
  } else yield ok(`a signed request is answered in ${Math.round(answer.milliseconds)} ms`);
  const withState = await signed('/voice/es/main?e=1&k=1&n=2');
  if (typeof withState === 'string' || !isDocument(withState)) {
    yield fault(
      'a signed address with a query is not answered',
      'something before the line rewrites addresses: let the path and the query through as they come',
    );
  } else yield ok('addresses come through as they are');
  const unsigned = await ask(`${reachedAt}/voice`, {
    method: 'POST',
    body: new URLSearchParams({ CallSid: 'CA0' }),
  });
  if (typeof unsigned === 'string' || unsigned.status !== 403) {
    yield fault(
      'an unsigned request is not refused',
      'something else than this line answers there: see what PUBLIC_URL leads to',
    );
  } else yield ok('an unsigned request is refused');
  yield* examineRefusals(reachedAt);
}

/** Whether the line has refused what may have been Twilio's. */
async function* examineRefusals(reachedAt: string): Checks {
  const ready = await ask(`${reachedAt}/readyz`);
  const { amiss = [] } = typeof ready === 'string' ? {} : readState(ready.text);
  for (const what of amiss.filter(isAboutRefusals)) {
    yield note(
      what,
      'while the token is changed set TWILIO_AUTH_TOKEN to the old and the new one, with a comma between; see the Twilio console under Monitor, Errors for 11200',
    );
  }
}

function readState(text: string): { readonly amiss?: readonly string[] } {
  try {
    return JSON.parse(text) as { readonly amiss?: readonly string[] };
  } catch {
    return {};
  }
}

function clockFinding(date: string | null): Finding {
  const off = date === null ? 0 : Math.abs(Date.parse(date) - Date.now()) / 1000;
  return off > mostOff
    ? fault(
        `this computer’s clock and the line’s are ${Math.round(off)} s apart`,
        'set both by network time: opening hours go by the clock',
      )
    : ok('the clocks agree');
}
