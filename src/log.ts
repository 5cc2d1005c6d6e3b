import { fstatSync, write } from 'node:fs';
import { pino, type Logger } from 'pino';
import type { Reason } from './reason.ts';

/** Writes a text somewhere, later; `done` is told once it is written, or cannot be. */
export type WriteText = (text: string, done: (error: Error | null | undefined) => void) => void;

/** A log that nobody waits for. */
interface Log {
  readonly log: Logger;
  /** How much of it is lost, where something is. */
  readonly amiss: () => readonly Reason[];
  /** Resolves when what waits is written, or after so many seconds. */
  readonly flush: (seconds: number) => Promise<void>;
}

/** Characters that wait to be written, at most. */
const mostWaiting = 100_000;
/** Milliseconds until an output that takes nothing just now is tried again. */
const tryAgain = 100;

/**
 * A log that is written when there is time for it: whoever reads it may stop, and the disk may be full, and callers are answered all the same. What
 * cannot be written is dropped and counted, and the log itself tells how much once it is written again.
 */
export function createLog(level: string, writeText: WriteText, most = mostWaiting): Log {
  const output = createOutput(writeText, most, (lost) => {
    log.warn({ lost }, 'lines of this log could not be written, and are lost');
  });
  const log = pino({ level, base: null }, output);
  return {
    log,
    flush: output.flush,
    amiss: () => {
      const lost = output.lost();
      if (lost === 0) return [];
      return [
        {
          code: 'amiss.logLost',
          values: { lost },
          text: `${lost} lines of the log could not be written since the start: see who reads it, or the disk`,
        },
      ];
    },
  };
}

interface Output {
  readonly write: (line: string) => void;
  readonly lost: () => number;
  readonly flush: Log['flush'];
}

/** Takes lines, and writes what waits in one piece, one after the other. `writtenAgain` is told how many were lost since it last was. */
function createOutput(writeText: WriteText, most: number, writtenAgain: (lost: number) => void): Output {
  let waiting: string[] = [];
  let characters = 0;
  let isWriting = false;
  let [lost, told] = [0, 0];
  let idle = (): void => undefined;

  const pump = (): void => {
    if (isWriting) return;
    if (waiting.length === 0) {
      idle();
      return;
    }
    const lines = waiting;
    const text = lines.join('');
    waiting = [];
    isWriting = true;
    writeText(text, (error) => {
      isWriting = false;
      characters -= text.length;
      if (error) lost += lines.length;
      else if (lost > told) {
        const more = lost - told;
        told = lost;
        writtenAgain(more);
      }
      pump();
    });
  };
  return {
    write: (line) => {
      if (characters + line.length > most) {
        lost += 1;
        return;
      }
      characters += line.length;
      waiting.push(line);
      pump();
    },
    lost: () => lost,
    flush: async (seconds) => {
      if (!isWriting && waiting.length === 0) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, seconds * 1000);
        idle = resolve;
      });
      clearTimeout(timer);
    },
  };
}

/** The standard output of this process. A pipe is written without waiting by Node itself; all else would be waited for, and is written by its threads. */
export function openStandardOutput(): WriteText {
  const kind = fstatSync(1);
  if (!kind.isFIFO() && !kind.isSocket()) {
    return (text, done) => {
      writeWhole(Buffer.from(text), done);
    };
  }
  // Told to each write as well.
  process.stdout.on('error', () => undefined);
  return (text, done) => {
    process.stdout.write(text, done);
  };
}

function writeWhole(bytes: Buffer, done: (error: Error | null | undefined) => void): void {
  write(1, bytes, (error, written) => {
    if (error?.code === 'EAGAIN') {
      setTimeout(writeWhole, tryAgain, bytes, done);
    } else if (error || written === bytes.length) done(error);
    else writeWhole(bytes.subarray(written), done);
  });
}
