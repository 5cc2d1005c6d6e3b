import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCommand, type CommandOptions } from '../../../src/speech/engines/command.ts';
import { EngineError, type Engine } from '../../../src/speech/engines/engine.ts';
import { createPolly } from '../../../src/speech/engines/polly.ts';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import { installHum } from './hum-program.ts';
import { startPolly, type PollyAnswer, type SpeechRequest } from './polly-server.ts';

const text = 'Ale nan randevou sa a enpòtan anpil, menm si ou pè.';
const never = new AbortController().signal;

function command(words: string, options: Partial<CommandOptions> = {}): Engine {
  const template = `${installHum()} ${words}`;
  return createCommand({ template, language: 'ht', parallel: 2, timeLimit: 20, ...options });
}

async function polly(
  answer?: (request: SpeechRequest, count: number) => PollyAnswer,
  voice = 'Polly.Lupe-Neural',
): Promise<Engine & { readonly requests: readonly SpeechRequest[] }> {
  const { requests } = await startPolly(answer);
  return { ...createPolly({ voice, speaks: 'es-US', attempts: 2, perSecond: 100 }), requests };
}

async function secondsOf(engine: Engine, rate: number): Promise<number> {
  const { bytes } = await engine.speak(text, rate, never);
  const { samples, rate: perSecond } = await decodeSound(bytes);
  return samples.length / perSecond;
}

async function failure(speaking: Promise<unknown>): Promise<EngineError> {
  const error = await speaking.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof EngineError) return error;
  throw new Error(`that was no EngineError: ${String(error)}`);
}

/** What any engine keeps to: one that works, one whose texts fail, one that never answers. */
const engines: readonly {
  readonly name: string;
  readonly works: () => Promise<Engine>;
  readonly fails: () => Promise<Engine>;
  readonly hangs: () => Promise<Engine>;
}[] = [
  {
    name: 'command',
    works: () => Promise.resolve(command('{out} {rate}')),
    fails: () => Promise.resolve(command('{out} {rate} fail')),
    hangs: () => Promise.resolve(command('{out} {rate} hang', { timeLimit: 300 })),
  },
  {
    name: 'polly',
    works: () => polly(),
    fails: () => polly(() => ({ error: 'InvalidSsmlException' })),
    hangs: () => polly(() => 'hold'),
  },
];

describe.each(engines)('the engine $name', ({ works, fails, hangs }) => {
  it('gives a sound file of a text, which lasts longer at a slower rate', async () => {
    const engine = await works();
    const [plain, slower] = [await secondsOf(engine, 100), await secondsOf(engine, 80)];
    expect(engine.hasRates).toBe(true);
    expect(plain).toBeGreaterThan(1);
    expect(slower / plain).toBeCloseTo(1.25, 1);
  });

  it('speaks several texts at once', async () => {
    const engine = await works();
    expect(engine.parallel).toBeGreaterThan(1);
    const all = await Promise.all([100, 80, 64].map((rate) => secondsOf(engine, rate)));
    expect(all.toSorted((a, b) => a - b)).toEqual(all);
  });

  it('says what made a recording, and nothing of this machine', async () => {
    const { made } = await works();
    expect(made.voice).not.toBe('');
    expect(JSON.stringify(made)).not.toMatch(/\/(?:tmp|home|root|usr)/);
  });

  it('says of a text that it cannot speak what it has heard about it', async () => {
    const { concerns, message } = await failure((await fails()).speak(text, 100, never));
    expect(concerns).toBe('line');
    expect(message).toMatch(/the model is broken|InvalidSsmlException/);
  });

  it('ends at once when it is told to', async () => {
    const ending = new AbortController();
    const speaking = (await hangs()).speak(text, 100, ending.signal);
    const reason = new Error('enough');
    setImmediate(() => {
      ending.abort(reason);
    });
    await expect(speaking).rejects.toBe(reason);
  });
});

describe('a command', () => {
  it('without rates, or with the text among its arguments, is understood too', async () => {
    expect(command('{out}').hasRates).toBe(false);
    const engine = command('{out} 100 fail {text}');
    expect((await failure(engine.speak('', 100, never))).message).toContain('broken');
  });

  it.each([
    ['', 'name the program'],
    ['espeak-ng --stdin', '{out}'],
    ['espeak-ng -w {out} -v {vocie}', '{vocie}'],
    ['espeak-ng -w {out} -v {voice}', '--voice'],
    ['piper --model {model} -f {out}', '--model'],
    ['espeak-ng -w {out} {constructor}', '{constructor}'],
  ])('that cannot be called is refused before anything runs: %s', (template, reason) => {
    const create = (): Engine => createCommand({ template, language: 'ht', parallel: 1, timeLimit: 1 });
    expect(create).toThrow(EngineError);
    expect(create).toThrow(reason);
  });

  it('that is not installed ends the run', async () => {
    const template = 'no-such-program-anywhere {out}';
    const engine = createCommand({ template, language: 'ht', parallel: 1, timeLimit: 1 });
    const { concerns, message } = await failure(engine.speak(text, 100, never));
    expect([concerns, message.includes('no-such-program-anywhere is not installed')]).toEqual(['run', true]);
  });

  it('that writes nothing, or takes too long, is told with what it said', async () => {
    const silent = await failure(command('{out} 100 nothing').speak(text, 100, never));
    expect(silent.message).toContain('said: no voice');
    const late = await failure(command('{out} 100 hang', { timeLimit: 0.5 }).speak(text, 100, never));
    expect(late.message).toContain('--time-limit');
  });

  it('has nothing of the hotline in its environment', async () => {
    vi.stubEnv('TWILIO_AUTH_TOKEN', 'a-secret-token');
    vi.stubEnv('USAGE_PASSWORD', 'a secret password');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const { message } = await failure(command('{out} 100 environment').speak(text, 100, never));
    expect(message).toContain('PATH');
    expect(message).not.toMatch(/TWILIO|USAGE|NODE|VITEST/);
  });

  it('is run without a shell: what a shell would read is a text like any other', async () => {
    const engine = command('{out} {rate}');
    const { bytes } = await engine.speak('$(touch /tmp/x); "a" `b` | c > d', 100, never);
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it('keeps of a template no folder of this machine', () => {
    const { made } = createCommand({
      template:
        '/opt/piper/piper --model {model} --config=/home/me/ht.json --data ./voices/ht --rate {speed} -f {out}',
      language: 'ht',
      model: path.join('/home/me/models', 'ht.onnx'),
      parallel: 1,
      timeLimit: 1,
    });
    expect(made.settings).toBe('piper --model {model} --config=ht.json --data ht --rate {speed} -f {out}');
    expect(made.voice).toBe('ht.onnx');
  });
});

describe('Polly', () => {
  it('is asked for the voice that speaks live, at the telephone’s rate, and slower by marks', async () => {
    const engine = await polly();
    await engine.speak('Fish & <chips>', 80, never);
    const [asked] = engine.requests;
    expect(asked).toMatchObject({
      Engine: 'neural',
      VoiceId: 'Lupe',
      LanguageCode: 'es-US',
      OutputFormat: 'pcm',
      SampleRate: '8000',
      TextType: 'ssml',
    });
    expect(asked?.Text).toContain('Fish &amp; &lt;chips&gt;');
    expect(engine.made).toEqual({ engine: 'polly', voice: 'Polly.Lupe-Neural', settings: 'neural, es-US' });
  });

  it('is asked no more than eight times within a second for a neural voice, which is its limit', async () => {
    const times: number[] = [];
    await startPolly(() => {
      times.push(performance.now());
      return 'speech';
    });
    const engine = createPolly({ voice: 'Polly.Lupe-Neural' });
    await Promise.all(Array.from({ length: 9 }, () => engine.speak('Adiós.', 100, never)));
    expect((times[8] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(800);
  });

  it('tells the characters that Polly has charged for, marks apart', async () => {
    await startPolly(undefined, (marked) => marked.length + 1);
    const { charged } = await createPolly({ voice: 'Mia' }).speak(text, 80, never);
    expect(charged).toBe(text.length + 1);
  });

  it('asks again where Polly is busy, and where an answer breaks off', async () => {
    for (const first of [
      'cut',
      { error: 'ThrottlingException' },
      { error: 'ServiceFailureException', status: 500 },
    ] as const) {
      const engine = await polly((_, count) => (count === 1 ? first : 'speech'));
      expect(await secondsOf(engine, 100)).toBeGreaterThan(1);
      expect(engine.requests).toHaveLength(2);
    }
  });

  it.each<[string, PollyAnswer, string]>([
    ['that is busy for good', { error: 'ThrottlingException' }, 'goes on where it stopped'],
    ['that lacks the voice', { error: 'ValidationException' }, 'available-voices'],
    ['that lacks the voice’s engine', { error: 'EngineNotSupportedException' }, 'Polly.Lupe-Neural'],
    ['whose credentials have expired', { error: 'ExpiredTokenException', status: 403 }, 'expired'],
    [
      'that the credentials may not use',
      { error: 'AccessDeniedException', status: 403 },
      'polly:SynthesizeSpeech',
    ],
    ['whose answers break off', 'cut', 'goes on where it stopped'],
  ])('%s ends the run, and says what to do', async (_, answer, remedy) => {
    const engine = await polly(() => answer);
    const { concerns, message } = await failure(engine.speak(text, 100, never));
    expect(concerns).toBe('run');
    expect(message).toContain(remedy);
  });

  it('with unknown credentials, with none, without a region, or unreachable ends the run', async () => {
    const engine = await polly();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ANOTHER');
    const speak = (): Promise<EngineError> =>
      failure(createPolly({ voice: 'Lupe-Neural', attempts: 1 }).speak(text, 100, never));
    expect((await speak()).message).toContain('does not know these credentials');
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    expect((await speak()).message).toContain('no AWS credentials');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'KEY');
    vi.stubEnv('AWS_REGION', undefined);
    expect((await speak()).message).toContain('--region');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ENDPOINT_URL_POLLY', 'http://127.0.0.1:1');
    expect((await speak()).message).toContain('goes on where it stopped');
    expect(engine.requests).toEqual([]);
  });

  it('knows a voice by Twilio’s name, with or without its beginning, and refuses another vendor’s', async () => {
    await startPolly();
    expect(createPolly({ voice: 'Mia' }).made.voice).toBe('Polly.Mia');
    expect(createPolly({ voice: 'Lupe-Neural' }).made.voice).toBe('Polly.Lupe-Neural');
    expect(() => createPolly({ voice: 'Google.ru-RU-Wavenet-A' })).toThrow(EngineError);
  });
});
