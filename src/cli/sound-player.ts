import { createReadStream } from 'node:fs';
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Player {
  readonly program: string;
  /** Its options to play a WAV from its standard input. */
  readonly options: readonly string[];
}

const players: readonly Player[] = [
  { program: 'paplay', options: [] },
  { program: 'aplay', options: ['-q'] },
  { program: 'afplay', options: ['/dev/stdin'] },
  { program: 'play', options: ['-q', '-t', 'wav', '-'] },
  { program: 'ffplay', options: ['-v', 'error', '-nodisp', '-autoexit', '-i', 'pipe:0'] },
];

/** Plays WAVs on this machine. */
interface SoundPlayer {
  readonly program: string;
  /** Starts it; it reads a WAV from its standard input. */
  readonly start: () => ChildProcessByStdio<Writable, null, Readable>;
}

/** This machine's sound player; in words, what is missing where it has none. */
export function findPlayer(): SoundPlayer | string {
  const player = players.find(({ program }) => spawnSync('which', [program]).status === 0);
  if (!player) {
    return `no sound player is installed: one of ${players.map(({ program }) => program).join(', ')}`;
  }
  const { program, options } = player;
  return {
    program,
    start: () => {
      const sound = spawn(program, options, { stdio: ['pipe', 'ignore', 'pipe'] });
      sound.stdin.on('error', () => undefined);
      return sound;
    },
  };
}

/** Plays a file to its end. Rejects with what the player said where it cannot be heard. */
export function playFile(player: SoundPlayer, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sound = player.start();
    let said = '';
    sound.stderr.on('data', (data: Buffer) => (said += data.toString()));
    sound.on('error', reject);
    sound.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${player.program} cannot play here: ${said.trim() || `it ended with ${code ?? 'a signal'}`}`,
          ),
        );
    });
    createReadStream(file).on('error', reject).pipe(sound.stdin);
  });
}
