import { spawn, type ChildProcess } from 'node:child_process';

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number;
  /** Both of its outputs, as they came. */
  readonly said: string;
}

/** How a program is run. */
interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly patience?: number;
  readonly input?: string | Buffer;
}

const running = new Set<ChildProcess>();

/** Ends every program that still runs. */
export function stopPrograms(): void {
  for (const program of running) program.kill('SIGTERM');
}

/** Runs a program to its end, whatever that is; one that is not there ends with 127. */
export async function run(
  [program = '', ...options]: readonly string[],
  { environment, patience = 600_000, input }: ProgramOptions = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      env: { ...process.env, ...environment },
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => (said += data.toString()));
    }
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) => {
      resolve({ code: 127, said: error.message });
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 137, said });
    });
  });
}

/** Runs a program that must succeed, and gives what it said. Throws an error that holds the end of that where it did not. */
export async function must(command: readonly string[], options: ProgramOptions = {}): Promise<string> {
  const { code, said } = await run(command, options);
  if (code === 0) return said.trim();
  throw new Error(`${command.slice(0, 3).join(' ')} ended with ${code}: ${said.trim().slice(-1500)}`);
}
