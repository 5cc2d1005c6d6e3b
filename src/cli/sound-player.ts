import { createReadStream } from 'node:fs';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

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
export interface SoundPlayer {
  /** Starts a player that reads its standard input. */
  readonly start: () => ChildProcess & { readonly stdin: NonNullable<ChildProcess['stdin']> };
}

/** This machine's sound player; in words, what is missing where it has none. */
export function findPlayer(): SoundPlayer | string {
  const player = players.find(({ program }) => spawnSync('which', [program]).status === 0);
  if (!player) {
    return `no sound player is installed: one of ${players.map(({ program }) => program).join(', ')}`;
  }
  return {
    start: () => {
      const sound = spawn(player.program, player.options, { stdio: ['pipe', 'ignore', 'ignore'] });
      sound.stdin.on('error', () => undefined);
      return sound;
    },
  };
}

/** Plays files to their end with a player; gives what keeps one from being heard. */
export function playWith(player: SoundPlayer): (file: string) => Promise<string | undefined> {
  return (file) =>
    new Promise((resolve) => {
      const sound = player.start();
      sound.on('error', (error) => {
        resolve(error.message);
      });
      sound.on('close', (code) => {
        resolve(code === 0 ? undefined : `the player ended with ${code ?? 'a signal'}`);
      });
      createReadStream(file)
        .on('error', (error) => {
          sound.kill();
          resolve(error.message);
        })
        .pipe(sound.stdin);
    });
}
