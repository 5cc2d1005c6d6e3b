import { randomBytes } from 'node:crypto';
import { resolveAddress } from './address.ts';
import type { Method } from './asking.ts';
import type { Element } from './element.ts';
import { CallFailure } from './failure.ts';
import { carry, cut, secondsOf, secondsUntilSilence, toWav, type Carried } from './microphone.ts';
import { keepOrLose, note, noteKey, passMoment, warn, type OngoingCall, type Outcome } from './ongoing.ts';
import { methodOf, readCount } from './perform.ts';
import { ask } from './request.ts';
import type { Parameters } from './sign.ts';

const anyKey = '1234567890*#';
const usualTimeout = 5;
const usualMost = 3600;
const beepSeconds = 0.5;

/**
 * Records what the caller says until they are silent, press a key that ends it, or have had their time, and tells the action. One in which nothing is
 * heard is none: then the next verb follows. Source: https://www.twilio.com/docs/voice/twiml/record
 */
export async function record(call: OngoingCall, verb: Element, url: string): Promise<Outcome | undefined> {
  const { finishOnKey = anyKey, playBeep, trim } = verb.attributes;
  const lost = (key: string): 'goes on' => {
    keepOrLose(call, key);
    return 'goes on';
  };
  if (playBeep !== 'false') {
    const beep = await passMoment(
      call,
      { kind: 'beep', text: '' },
      beepSeconds,
      { doing: 'listening' },
      lost,
    );
    if (beep.kind === 'hang-up') return { kind: 'end', by: 'caller' };
  }
  const maxLength = readCount(verb.attributes.maxLength, usualMost);
  const said = listen(call, maxLength, url);
  const patience = readCount(verb.attributes.timeout, usualTimeout);
  call.gathers += 1;
  const openedAt = call.options.clock.now();
  const gather = { number: call.gathers, openedAt, says: [], saidAfter: secondsOf(said) };
  let digits = '';
  const passed = await passMoment(
    call,
    { kind: 'record', text: '' },
    Math.min(maxLength, secondsUntilSilence(said, patience)),
    { doing: 'recording', gather },
    (key) => {
      if (!finishOnKey.includes(key)) return lost(key);
      noteKey(call, key);
      digits = key;
      return 'ends';
    },
  );
  const kept = cut(said, call.options.clock.now() - openedAt, trim !== 'do-not-trim');
  const isHungUp = passed.kind === 'hang-up';
  if (kept.length === 0) return isHungUp ? { kind: 'end', by: 'caller' } : undefined;
  const about = keep(call, kept);
  await tellStatus(call, verb, url, about);
  const { action } = verb.attributes;
  const target = { url: action ? resolveAddress(action, url) : url, method: methodOf(verb) };
  if (!isHungUp) return { kind: 'go', target, parameters: call.parameters({ ...about, Digits: digits }) };
  // The document that is answered is not run: nobody is there.
  const ended = { ...about, Digits: 'hangup', CallStatus: 'completed' };
  await tell(call, target, call.parameters(ended), 'the end of a recording');
  return { kind: 'end', by: 'caller' };
}

function listen(call: OngoingCall, maxLength: number, url: string): Carried {
  const { microphone } = call.options;
  call.recordings += 1;
  const wav =
    typeof microphone === 'function' ? microphone({ number: call.recordings, maxLength, url }) : microphone;
  return wav ? carry(wav) : new Int16Array();
}

/** Keeps a recording, and gives what is told of it. */
function keep(call: OngoingCall, kept: Carried): Parameters & { readonly RecordingSid: string } {
  const sid = `RE${randomBytes(16).toString('hex')}`;
  const { AccountSid, CallSid } = call.parameters();
  const accountSid = String(AccountSid);
  call.options.onRecording?.({ sid, accountSid, callSid: String(CallSid), wav: toWav(kept) });
  const now = call.options.clock.now();
  note(call, { kind: 'recorded', text: sid, at: now, until: now });
  return {
    RecordingSid: sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    RecordingDuration: String(Math.max(1, Math.round(secondsOf(kept)))),
  };
}

/** Tells the document's callback that the recording can be had. Source: https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback */
async function tellStatus(call: OngoingCall, verb: Element, url: string, about: Parameters): Promise<void> {
  const {
    recordingStatusCallback: callback,
    recordingStatusCallbackMethod = 'POST',
    recordingStatusCallbackEvent = 'completed',
  } = verb.attributes;
  if (!callback || !recordingStatusCallbackEvent.split(/\s+/).includes('completed')) return;
  const { AccountSid = '', CallSid = '' } = call.parameters();
  const more = { RecordingStatus: 'completed', RecordingChannels: '1', RecordingSource: 'RecordVerb' };
  const method: Method = recordingStatusCallbackMethod.toUpperCase() === 'GET' ? 'GET' : 'POST';
  const target = { url: resolveAddress(callback, url), method };
  await tell(call, target, { AccountSid, CallSid, ...about, ...more }, 'the status of a recording');
}

async function tell(
  call: OngoingCall,
  target: { readonly url: string; readonly method: Method },
  parameters: Parameters,
  what: string,
): Promise<void> {
  try {
    await ask(call.asking, target, parameters);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    warn(call, error.code, `${what} could not be told: ${error.message}`);
  }
}
