import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgsStringToArgv } from 'string-argv';
import type { Language } from '../../guide/ids.ts';
import { cleanEnvironment } from '../environment.ts';
import { EngineError, type Engine } from './engine.ts';

/** How a program is called that speaks. */
export interface CommandOptions {
  /** The program and its arguments, with the placeholders that `placeholders` lists. */
  readonly template: string;
  readonly language: Language;
  readonly voice?: string | undefined;
  readonly model?: string | undefined;
  /** How many run at once. */
  readonly parallel: number;
  /** Seconds that one text may take. */
  readonly timeLimit: number;
}

/** What stands in a template for what is only known when a text is spoken. */
export const placeholders = {
  out: 'the file to write, a WAV or another kind that can be imported',
  voice: 'what --voice says',
  model: 'what --model says',
  language: 'the language, as ht',
  rate: 'percent of the voice’s own pace: 100, 80 or 64',
  speed: 'the same as a factor: 1, 0.8 or 0.64',
  length: 'how many times as long it takes: 1, 1.25 or 1.5625',
  text: 'the text as one argument, for a program that does not read it from its standard input',
} as const;

type Placeholder = keyof typeof placeholders;

/** Where the program speaks faster or slower when it is asked. */
const rates: readonly Placeholder[] = ['rate', 'speed', 'length'];

/**
 * Any program that makes a sound file of a text, called without a shell and without the hotline's settings in its environment: the text on its standard
 * input, its file back. Throws
 * an EngineError for a template that cannot be called.
 */
export function createCommand(options: CommandOptions): Engine {
  const { template, voice, model, parallel, timeLimit } = options;
  const words = parseArgsStringToArgv(template);
  const used = checkTemplate(words, options);
  return {
    made: {
      engine: 'command',
      voice: voice ?? (model === undefined ? path.basename(words[0] ?? '') : path.basename(model)),
      settings: words.map(withoutFolders).join(' '),
    },
    parallel,
    hasRates: rates.some((rate) => used.has(rate)),
    price: 0,
    speak: async (text, rate, signal) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'spoken-'));
      try {
        const out = path.join(folder, 'line.wav');
        const values: Readonly<Record<Placeholder, string>> = {
          out,
          voice: voice ?? '',
          model: model ?? '',
          language: options.language,
          rate: String(rate),
          speed: String(rate / 100),
          length: String(100 / rate),
          text,
        };
        const [program = '', ...args] = words.map((word) => fill(word, values));
        const said = await run(program, args, used.has('text') ? '' : `${text}\n`, timeLimit, signal);
        const bytes = await readFile(out).catch(() => undefined);
        if (bytes && bytes.length > 0) return { bytes, charged: 0 };
        throw new EngineError('line', `${path.basename(program)} wrote no sound to {out}${toQuote(said)}`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

const isPlaceholder = /\{([a-z]+)\}/g;

function fill(word: string, values: Readonly<Record<string, string>>): string {
  return word.replaceAll(isPlaceholder, (_, name: string) => values[name] ?? '');
}

/** The placeholders of a template. Throws where it has not what it needs, or one that there is not. */
function checkTemplate(words: readonly string[], { voice, model }: CommandOptions): ReadonlySet<Placeholder> {
  const fault = (message: string): EngineError => new EngineError('run', `--command: ${message}`);
  if (words.length === 0) throw fault('name the program, such as "espeak-ng -v {voice} --stdin -w {out}"');
  const used = new Set(
    words.flatMap((word) => [...word.matchAll(isPlaceholder)].map(([, name = '']) => name)),
  );
  for (const name of used) {
    if (!Object.hasOwn(placeholders, name)) {
      throw fault(`there is no {${name}}: take one of {${Object.keys(placeholders).join('}, {')}}`);
    }
  }
  if (!used.has('out')) throw fault('the program writes a file: say where with {out}');
  if (used.has('voice') && voice === undefined) throw fault('{voice} needs --voice');
  if (used.has('model') && model === undefined) throw fault('{model} needs --model');
  return used as ReadonlySet<Placeholder>;
}

/** A word of a template as it may be kept: where files lie on this machine is nobody's matter. */
function withoutFolders(word: string): string {
  const [, option = '', value = word] = /^(--?[\w-]+=)?(.*)$/s.exec(word) ?? [];
  return option + (path.isAbsolute(value) || /^[.~]/.test(value) ? path.basename(value) : value);
}

/** Runs a program to its end and gives what it said. Whatever it started itself ends with it where it takes too long. */
function run(
  program: string,
  args: readonly string[],
  input: string,
  timeLimit: number,
  signal: AbortSignal,
): Promise<string> {
  const name = path.basename(program);
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: cleanEnvironment(),
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-mostSaid);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.stdin.on('error', () => undefined);
    const kill = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      kill();
    }, timeLimit * 1000);
    signal.addEventListener('abort', kill);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
      settle();
    };
    child.on('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'ENOENT'
          ? `${name} is not installed: no such program is on the PATH`
          : `${program} is no program that may be run (${cause.code ?? cause.message})`;
      end(() => {
        reject(new EngineError('run', why, { cause }));
      });
    });
    child.on('close', (code, ended) => {
      end(() => {
        if (signal.aborted) reject(signal.reason as Error);
        else if (isLate) {
          const remedy = 'give it more with --time-limit, or fewer at once with --parallel';
          reject(new EngineError('line', `${name} took more than ${timeLimit} s${toQuote(said)}: ${remedy}`));
        } else if (code === 0) resolve(said);
        else reject(new EngineError('line', `${name} ended with ${code ?? ended ?? '?'}${toQuote(said)}`));
      });
    });
    child.stdin.end(input);
  });
}

/** Characters of what a program said that are kept. */
const mostSaid = 2000;

function toQuote(said: string): string {
  const lines = said
    .trim()
    .split(/\s*\n\s*/)
    .slice(-4);
  return lines.join('') === '' ? ', and said nothing' : `, and said: ${lines.join(' / ')}`;
}
