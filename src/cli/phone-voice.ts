import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { espeakVoice, isEspeakInstalled } from '../phone/espeak.ts';
import type { Moment } from '../phone/record.ts';

/** Speaks a call aloud. */
export interface Speaker {
  readonly speak: (moment: Moment) => void;
  readonly stop: () => void;
}

const players: readonly (readonly string[])[] = [
  ['paplay'],
  ['aplay', '-q'],
  ['afplay', '/dev/stdin'],
  ['play', '-q', '-t', 'wav', '-'],
];

/** Speaks with espeak-ng and a sound player; gives what is missing where this machine has not both. */
export function createSpeaker(): Speaker | string {
  if (!isEspeakInstalled()) return 'espeak-ng is not installed';
  const player = players.find(([name = '']) => isInstalled(name));
  if (!player) return `no sound player is installed: one of ${players.map(([name]) => name).join(', ')}`;
  let running: readonly ChildProcess[] = [];
  const stop = (): void => {
    for (const process of running) process.kill();
    running = [];
  };
  return {
    stop,
    speak: ({ kind, text, language = 'en-US', at, until }) => {
      if (kind === 'gather') return;
      stop();
      if (kind !== 'say') return;
      const words = text.split(/\s+/).length;
      const pace = Math.round(Math.min(wordsPerMinute * 1.5, Math.max(80, (words / (until - at)) * 60)));
      const engine = spawn('espeak-ng', ['-v', espeakVoice(language), '-s', String(pace), '--stdout', text], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [name = '', ...options] = player;
      const sound = spawn(name, options, { stdio: ['pipe', 'ignore', 'ignore'] });
      sound.stdin.on('error', () => undefined);
      engine.stdout.pipe(sound.stdin);
      running = [engine, sound];
    },
  };
}

const wordsPerMinute = 165;

function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}
