import { spawn, type ChildProcess } from 'node:child_process';
import { espeakVoice, isEspeakInstalled } from '../phone/espeak.ts';
import type { Moment } from '../phone/record.ts';
import { findPlayer } from './sound-player.ts';

/** Speaks a call aloud. */
export interface Speaker {
  readonly speak: (moment: Moment) => void;
  readonly stop: () => void;
}

/** Speaks with espeak-ng and a sound player; gives what is missing where this machine has not both. */
export function createSpeaker(): Speaker | string {
  if (!isEspeakInstalled()) return 'espeak-ng is not installed';
  const player = findPlayer();
  if (typeof player === 'string') return player;
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
      const sound = player.start();
      sound.stderr.resume();
      engine.stdout.pipe(sound.stdin);
      running = [engine, sound];
    },
  };
}

const wordsPerMinute = 165;
