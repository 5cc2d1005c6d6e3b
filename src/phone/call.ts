import { resolveAddress } from './address.ts';
import type { Asking, RequestMade, Target } from './asking.ts';
import type { CallOptions, NumberSettings } from './call-options.ts';
import { runDocument } from './document-run.ts';
import { CallFailure, HungUp, codes } from './failure.ts';
import {
  askNoted,
  checkAnswered,
  countDocument,
  note,
  warn,
  type OngoingCall,
  type Outcome,
} from './ongoing.ts';
import { createParameters } from './parameters.ts';
import type { CallRecord, Failure } from './record.ts';
import { ask, type Answered } from './request.ts';
import type { Parameters } from './sign.ts';

/** Places a call and follows it to its end. Never rejects for what the line does: a failure is in the record. */
export async function placeCall(options: CallOptions): Promise<CallRecord> {
  const { clock, line } = options;
  const requests: RequestMade[] = [];
  const call = createCall(options, requests);
  const started = clock.now();
  let ended: CallRecord['ended'];
  let failure: Failure | undefined;
  try {
    ended = await follow(call, line);
  } catch (error) {
    if (error instanceof HungUp) ended = 'caller';
    else if (error instanceof CallFailure) {
      ended = 'failed';
      failure = { code: error.code, url: error.url, message: error.message };
    } else throw error;
  }
  const seconds = clock.now() - started;
  note(call, { kind: 'hang-up', text: ended, at: clock.now(), until: clock.now() });
  await reportEnd(call, line, seconds);
  const { keys, timeline, verbs, warnings } = call;
  return { ended, failure, seconds, keys, requests, timeline, verbs, warnings };
}

async function follow(call: OngoingCall, line: NumberSettings): Promise<'line' | 'caller'> {
  let outcome: Outcome = {
    kind: 'go',
    target: { url: toSigned(line.voiceUrl, call.asking), method: line.voiceMethod ?? 'POST' },
    parameters: call.parameters({ CallStatus: 'ringing' }),
  };
  while (outcome.kind === 'go') {
    const answered = await askOrFallBack(call, line, outcome.target, outcome.parameters);
    countDocument(call, answered);
    checkAnswered(call, answered);
    call.options.onDocument?.(answered);
    outcome = await runDocument(call, answered);
  }
  return outcome.by;
}

async function askOrFallBack(
  call: OngoingCall,
  line: NumberSettings,
  target: Target,
  parameters: Parameters,
): Promise<Answered> {
  try {
    return await askNoted(call, target, parameters);
  } catch (error) {
    if (!(error instanceof CallFailure) || line.fallbackUrl === undefined) throw error;
    warn(call, error.code, `${error.message} (${error.url}): the fallback is asked`);
    const fallback = {
      url: toSigned(line.fallbackUrl, call.asking),
      method: line.fallbackMethod ?? 'POST',
    };
    const extra = { ...parameters, ErrorCode: String(error.code), ErrorUrl: error.url };
    return await askNoted(call, fallback, extra);
  }
}

async function reportEnd(call: OngoingCall, line: NumberSettings, seconds: number): Promise<void> {
  if (line.statusCallback === undefined) return;
  const parameters = call.parameters({ CallStatus: 'completed', CallDuration: String(Math.round(seconds)) });
  try {
    const target = { url: toSigned(line.statusCallback, call.asking), method: 'POST' } as const;
    const { response } = await ask(call.asking, target, parameters);
    if (response.status > 299)
      warn(call, codes.httpFailure, `the status callback's answer is ${response.status}`);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    warn(call, error.code, `the status callback failed: ${error.message}`);
  }
}

/** A number's own address, as it is signed for. */
function toSigned(url: string, { origins }: Asking): string {
  const href = resolveAddress(url, url);
  const { origin } = new URL(href);
  return origin === origins?.asked ? origins.signed + href.slice(origin.length) : href;
}

function createCall(options: CallOptions, requests: RequestMade[]): OngoingCall {
  const { authToken, clock, line, publicUrl } = options;
  const always = createParameters(options);
  const origins =
    publicUrl === undefined
      ? undefined
      : { asked: new URL(line.voiceUrl).origin, signed: new URL(publicUrl).origin };
  const call: OngoingCall = {
    options,
    asking: {
      authToken,
      clock,
      origins,
      fetch: options.fetch,
      onRequest: (request) => requests.push(request),
    },
    caller: options.caller,
    isCalled: false,
    keys: [],
    timeline: [],
    verbs: [],
    warnings: [],
    kept: [],
    parameters: (extra = {}) => ({ ...always, ...extra }),
    complain: (code, url, message) => {
      if (options.strict ?? true) throw new CallFailure(code, url, message);
      warn(call, code, message);
    },
    gathers: 0,
    recordings: 0,
    documentsWithoutKey: 0,
  };
  return call;
}
