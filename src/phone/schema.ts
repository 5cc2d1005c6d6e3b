import type { Element } from './element.ts';

/** What may stand where in a TwiML document. Source: https://www.twilio.com/docs/voice/twiml */
interface ElementRule {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
  /** Whether words may stand in it. */
  readonly text?: true;
}

const words = ['break', 'emphasis', 'lang', 'phoneme', 'prosody', 'say-as', 'sub', 'w'];
const ssml = [...words, 'p', 's'];
const spoken = ['Say', 'Play', 'Pause'];

const statusCallback = ['statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const machineDetection = ['', 'Timeout', 'SpeechThreshold', 'SpeechEndThreshold', 'SilenceTimeout'];
const recordingStatusCallback = ['', 'Event', 'Method'];

const elements: ReadonlyMap<string, ElementRule> = new Map<string, ElementRule>([
  [
    'Response',
    { attributes: [], children: [...spoken, 'Gather', 'Record', 'Redirect', 'Dial', 'Hangup', 'Reject'] },
  ],
  ['Say', { attributes: ['voice', 'language', 'loop'], children: ssml, text: true }],
  ['Play', { attributes: ['loop', 'digits'], children: [], text: true }],
  ['Pause', { attributes: ['length'], children: [] }],
  [
    'Gather',
    {
      attributes: [
        ...['input', 'action', 'method', 'timeout', 'numDigits', 'finishOnKey', 'actionOnEmptyResult'],
        ...[
          'speechTimeout',
          'maxSpeechTime',
          'speechModel',
          'hints',
          'language',
          'profanityFilter',
          'enhanced',
        ],
        ...['partialResultCallback', 'partialResultCallbackMethod', 'bargeIn', 'debug'],
      ],
      children: spoken,
    },
  ],
  [
    'Record',
    {
      attributes: [
        ...['action', 'method', 'timeout', 'finishOnKey', 'maxLength', 'playBeep', 'trim'],
        ...['transcribe', 'transcribeCallback', 'recordingConfigurationId'],
        ...recordingStatusCallback.map((what) => `recordingStatusCallback${what}`),
      ],
      children: [],
    },
  ],
  ['Redirect', { attributes: ['method'], children: [], text: true }],
  [
    'Dial',
    {
      attributes: [
        ...['action', 'method', 'timeout', 'timeLimit', 'callerId', 'answerOnBridge', 'hangupOnStar'],
        ...['record', 'recordingTrack', 'recordingConfigurationId', 'trim', 'ringTone', 'sequential'],
        ...['referUrl', 'referMethod', 'events', 'passports'],
        ...recordingStatusCallback.map((what) => `recordingStatusCallback${what}`),
      ],
      children: ['Number', 'Client', 'Sip', 'Queue', 'Conference', 'Sim', 'Application', 'WhatsApp'],
      text: true,
    },
  ],
  [
    'Number',
    {
      attributes: [
        ...['url', 'method', 'sendDigits', 'byoc', ...statusCallback],
        ...['amdStatusCallback', 'amdStatusCallbackMethod'],
        ...machineDetection.map((what) => `machineDetection${what}`),
      ],
      children: [],
      text: true,
    },
  ],
  ['Hangup', { attributes: [], children: [] }],
  ['Reject', { attributes: ['reason'], children: [] }],
  ['break', { attributes: ['time', 'strength'], children: [] }],
  ['emphasis', { attributes: ['level'], children: words, text: true }],
  ['lang', { attributes: ['xml:lang'], children: ssml, text: true }],
  ['p', { attributes: [], children: [...words, 's'], text: true }],
  ['s', { attributes: [], children: words, text: true }],
  ['phoneme', { attributes: ['alphabet', 'ph'], children: [], text: true }],
  ['prosody', { attributes: ['rate', 'pitch', 'volume'], children: ssml, text: true }],
  ['say-as', { attributes: ['interpret-as', 'format', 'role'], children: [], text: true }],
  ['sub', { attributes: ['alias'], children: [], text: true }],
  ['w', { attributes: ['role'], children: words, text: true }],
]);

/** What is wrong with the attributes of an element, and with all that stands in it; empty where nothing is. */
export function checkElement({ name, attributes, children }: Element): readonly string[] {
  const rule = elements.get(name);
  if (!rule) return [];
  return [
    ...Object.keys(attributes)
      .filter((attribute) => !rule.attributes.includes(attribute))
      .map((attribute) => `<${name}> has no attribute "${attribute}"`),
    ...children.flatMap((child) => checkChild(name, rule, child)),
  ];
}

function checkChild(parent: string, rule: ElementRule, child: Element | string): readonly string[] {
  if (typeof child === 'string') {
    return rule.text || child.trim() === ''
      ? []
      : [`<${parent}> holds no text: "${child.trim().slice(0, 40)}"`];
  }
  if (!rule.children.includes(child.name)) return [`<${child.name}> may not stand in <${parent}>`];
  return checkElement(child);
}
