/** What may stand where in a TwiML document. Source: https://www.twilio.com/docs/voice/twiml */
interface ElementRule {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
}

const ssml = ['break', 'emphasis', 'lang', 'p', 'phoneme', 'prosody', 's', 'say-as', 'sub', 'w'];
const spoken = ['Say', 'Play', 'Pause'];

const elements: Readonly<Record<string, ElementRule>> = {
  Response: {
    attributes: [],
    children: [...spoken, 'Gather', 'Redirect', 'Dial', 'Hangup', 'Reject'],
  },
  Say: { attributes: ['voice', 'language', 'loop'], children: ssml },
  Play: { attributes: ['loop', 'digits'], children: [] },
  Pause: { attributes: ['length'], children: [] },
  Gather: {
    attributes: [
      'input',
      'action',
      'method',
      'timeout',
      'numDigits',
      'finishOnKey',
      'actionOnEmptyResult',
      'speechTimeout',
      'maxSpeechTime',
      'speechModel',
      'hints',
      'language',
      'profanityFilter',
      'enhanced',
      'partialResultCallback',
      'partialResultCallbackMethod',
      'bargeIn',
      'debug',
    ],
    children: spoken,
  },
  Redirect: { attributes: ['method'], children: [] },
  Dial: {
    attributes: [
      'action',
      'method',
      'timeout',
      'timeLimit',
      'callerId',
      'answerOnBridge',
      'hangupOnStar',
      'record',
      'ringTone',
      'trim',
      'sequential',
      'referUrl',
      'referMethod',
    ],
    children: ['Number', 'Client', 'Sip', 'Queue', 'Conference', 'Sim'],
  },
  Number: {
    attributes: [
      'url',
      'method',
      'sendDigits',
      'statusCallback',
      'statusCallbackEvent',
      'statusCallbackMethod',
      'byoc',
    ],
    children: [],
  },
  Hangup: { attributes: [], children: [] },
  Reject: { attributes: ['reason'], children: [] },
  break: { attributes: ['time', 'strength'], children: [] },
  emphasis: { attributes: ['level'], children: ssml },
  lang: { attributes: ['xml:lang'], children: ssml },
  p: { attributes: [], children: ssml },
  s: { attributes: [], children: ssml },
  phoneme: { attributes: ['alphabet', 'ph'], children: [] },
  prosody: { attributes: ['rate', 'pitch', 'volume'], children: ssml },
  'say-as': { attributes: ['interpret-as', 'format', 'role'], children: [] },
  sub: { attributes: ['alias'], children: [] },
  w: { attributes: ['role'], children: [] },
};

/** What is wrong with an element's place and attributes; empty where nothing is. */
export function checkElement(name: string, attributes: readonly string[], parent: string): readonly string[] {
  const rule = elements[name];
  if (!elements[parent]?.children.includes(name)) return [`<${name}> may not stand in <${parent}>`];
  return attributes
    .filter((attribute) => !rule?.attributes.includes(attribute))
    .map((attribute) => `<${name}> has no attribute "${attribute}"`);
}
