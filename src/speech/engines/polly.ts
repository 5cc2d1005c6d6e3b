import {
  PollyClient,
  SynthesizeSpeechCommand,
  type Engine as Model,
  type VoiceId,
} from '@aws-sdk/client-polly';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import pThrottle from 'p-throttle';
import wavefile from 'wavefile';
import { telephoneRate } from '../takes/polish.ts';
import { countCharacters, EngineError, type Engine, type Spoken } from './engine.ts';

/** How Polly is asked. Credentials, and what else is not said here, come from where all of AWS's own tools take them. */
interface PollyOptions {
  /** A voice by Twilio's name, such as Polly.Lupe-Neural; `Lupe-Neural` and `Mia` are understood too. */
  readonly voice: string;
  /** The language that the voice speaks, where it speaks several. */
  readonly speaks?: string | undefined;
  readonly region?: string | undefined;
  /** How often one request is made before it is given up. */
  readonly attempts?: number;
  /** Requests begun within a second; Polly's own limit unless given. */
  readonly perSecond?: number;
}

interface Limits {
  readonly dollarsPerMillion: number;
  readonly perSecond: number;
  readonly parallel: number;
}

/**
 * What each kind of voice costs, and how much may be asked at once.
 * Sources: https://aws.amazon.com/polly/pricing and https://docs.aws.amazon.com/polly/latest/dg/limits.html
 */
const models = {
  standard: { dollarsPerMillion: 4, perSecond: 80, parallel: 16 },
  neural: { dollarsPerMillion: 16, perSecond: 8, parallel: 8 },
  'long-form': { dollarsPerMillion: 100, perSecond: 8, parallel: 8 },
  generative: { dollarsPerMillion: 30, perSecond: 8, parallel: 8 },
} as const satisfies Record<Model, Limits>;

const voiceName = /^(?:Polly\.)?([A-Z][a-z]+)(?:-(Neural|Generative|Long-Form))?$/;

/** Amazon Polly. Throws an EngineError for a voice that is no name of a Polly voice. */
export function createPolly({ voice, speaks, region, attempts = 6, perSecond }: PollyOptions): Engine {
  const [, id, kind = 'Standard'] = voiceName.exec(voice) ?? [];
  if (id === undefined) {
    throw new EngineError('run', `"${voice}" is no voice of Polly’s: name one such as Polly.Lupe-Neural`);
  }
  const model = kind.toLowerCase() as Model;
  const limits: Limits = models[model];
  const name = `Polly.${id}${kind === 'Standard' ? '' : `-${kind}`}`;
  const client = new PollyClient({
    ...(region === undefined ? {} : { region }),
    maxAttempts: attempts,
    retryMode: 'adaptive',
    // The client’s own choice is HTTP/2, which proxies in between may not speak.
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 5000,
      requestTimeout: 30_000,
      socketTimeout: 30_000,
      throwOnRequestTimeout: true,
    }),
  });
  const ask = async (text: string, rate: number, signal: AbortSignal): Promise<Spoken> => {
    const command = new SynthesizeSpeechCommand({
      Engine: model,
      VoiceId: id as VoiceId,
      ...(speaks === undefined ? {} : { LanguageCode: speaks as never }),
      OutputFormat: 'pcm',
      SampleRate: String(telephoneRate),
      ...(rate === 100 ? { Text: text } : { TextType: 'ssml', Text: toSsml(text, rate) }),
    });
    const answer = await client.send(command, { abortSignal: signal });
    const samples = await answer.AudioStream?.transformToByteArray().catch((cause: unknown) => {
      throw new CutError('its answer broke off', { cause });
    });
    if (!samples || samples.length === 0) throw new CutError('it sent no sound');
    return { bytes: toWaveFile(samples), charged: answer.RequestCharacters ?? countCharacters(text) };
  };
  const throttled = pThrottle({ limit: perSecond ?? limits.perSecond, interval: 1000 })(ask);
  return {
    made: { engine: 'polly', voice: name, settings: `${model}${speaks === undefined ? '' : `, ${speaks}`}` },
    parallel: limits.parallel,
    hasRates: true,
    price: limits.dollarsPerMillion,
    speak: async (text, rate, signal) => {
      for (let attempt = 1; ; attempt += 1) {
        signal.throwIfAborted();
        try {
          return await throttled(text, rate, signal);
        } catch (error) {
          if (signal.aborted) throw signal.reason;
          // The client makes a request again, but not one whose answer breaks off.
          if (!(error instanceof CutError) || attempt >= attempts) throw explain(error as Error, name);
        }
      }
    },
  };
}

/** An answer that began well. */
class CutError extends Error {
  override readonly name = 'CutError';
}

function toSsml(text: string, rate: number): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<speak><prosody rate="${rate}%">${escaped}</prosody></speak>`;
}

function toWaveFile(bytes: Uint8Array): Buffer {
  const samples = new Int16Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)),
  );
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, telephoneRate, '16', samples);
  return Buffer.from(wave.toBuffer());
}

const again = 'run the same command again later: it goes on where it stopped';

/** What went wrong at Polly, in words that tell what to do. Source of the names: the API's reference, "Common Error Types". */
function explain(error: Error, voice: string): EngineError {
  const said = `${error.name}: ${error.message}`;
  const told = (concerns: 'line' | 'run', message: string): EngineError =>
    new EngineError(concerns, message, { cause: error });
  switch (error.name) {
    case 'ThrottlingException':
    case 'Throttling':
    case 'TooManyRequestsException':
    case 'ServiceQuotaExceededException':
      return told('run', `Polly asks for fewer requests (${error.name}): ${again}`);
    case 'EngineNotSupportedException':
    case 'LanguageNotSupportedException':
    case 'ValidationException':
      return told(
        'run',
        `Polly does not speak with the voice ${voice} (${said}): take one of https://docs.aws.amazon.com/polly/latest/dg/available-voices.html, in a region that has it`,
      );
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return told('run', `the AWS credentials have expired (${error.name}): log in anew, then ${again}`);
    case 'AccessDeniedException':
      return told('run', `the AWS credentials may not use Polly (${said}): allow polly:SynthesizeSpeech`);
    case 'CredentialsProviderError':
      return told(
        'run',
        'there are no AWS credentials here: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE',
      );
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'IncompleteSignature':
    case 'MissingAuthenticationTokenException':
      return told(
        'run',
        `AWS does not know these credentials (${error.name}): see AWS_ACCESS_KEY_ID, or AWS_PROFILE`,
      );
    case 'TextLengthExceededException':
    case 'InvalidSsmlException':
      return told('line', `Polly does not take this text (${said})`);
  }
  if (/region is missing/i.test(error.message)) {
    return told('run', 'which region of AWS is to be asked? Say --region us-east-1, or set AWS_REGION');
  }
  return told('run', `Polly could not be asked to the end (${said}): ${again}`);
}
