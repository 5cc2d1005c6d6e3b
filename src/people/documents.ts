import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

/** Seconds in which the key can be pressed, of ringing, and of the call at most. */
const seconds = { key: 10, rings: 30, most: 3600 };
const voice: VoiceResponse.SayAttributes = { voice: 'Polly.Joanna', language: 'en-US' };

/** Reads a code of six digits twice, slowly, to whoever answers. */
export function codeDocument(code: string): string {
  const response = new VoiceResponse();
  const digits = code.replaceAll(/(?<=\d)(?=\d)/g, ', ');
  response.pause({ length: 1 });
  for (const opening of ['This is the hotline. Your code is', 'Once more: your code is']) {
    response.say(voice, opening);
    response.pause({ length: 1 });
    response.say(voice, '').prosody({ rate: 'slow' }, digits);
    response.pause({ length: 2 });
  }
  response.say(voice, 'Type it on the page where you asked for this call. Goodbye.');
  response.hangup();
  return response.toString();
}

/** Asks the member who answers for a key, so that no mailbox is joined to a caller. */
export function askDocument(next: string): string {
  const response = new VoiceResponse();
  const gather = response.gather({
    ...{ input: ['dtmf'], numDigits: 1, finishOnKey: '' },
    ...{ timeout: seconds.key, action: next, method: 'POST' },
  });
  for (const opening of ['This is the hotline.', 'Once more:']) {
    gather.say(voice, `${opening} To call back the number that you have chosen, press 1.`);
    gather.pause({ length: 2 });
  }
  response.hangup();
  return response.toString();
}

/** Calls a number, which is shown the hotline's alone. */
export function bridgeDocument(to: string, callerId: string, ended: string): string {
  const response = new VoiceResponse();
  const dial = response.dial({
    ...{ callerId, answerOnBridge: true, timeout: seconds.rings, timeLimit: seconds.most },
  });
  dial.number(
    { statusCallback: ended, statusCallbackEvent: ['completed'], statusCallbackMethod: 'POST' },
    to,
  );
  response.hangup();
  return response.toString();
}

/** Ends a call. */
export function endDocument(): string {
  const response = new VoiceResponse();
  response.hangup();
  return response.toString();
}
