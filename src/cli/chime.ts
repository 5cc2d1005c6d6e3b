import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import wavefile from 'wavefile';
import { projectFolders } from '../speech/folders.ts';

const sampleRate = 8000;
const seconds = 1;
const partials = [
  { hertz: 587.33, starts: 0, loudness: 0.16 },
  { hertz: 880, starts: 0.18, loudness: 0.12 },
];
const attackSeconds = 0.01;
const decaySeconds = 0.22;

function sampleAt(time: number): number {
  return partials.reduce((sum, { hertz, starts, loudness }) => {
    const since = time - starts;
    if (since < 0) return sum;
    const swell = Math.min(1, since / attackSeconds) * Math.exp(-since / decaySeconds);
    return sum + loudness * swell * Math.sin(2 * Math.PI * hertz * since);
  }, 0);
}

/** The subcommand. */
export const command = new Command('chime')
  .description('Makes audio/chime.wav: two soft notes, played before a phone number is said.')
  .action(() => {
    const samples = Array.from({ length: sampleRate * seconds }, (_, index) =>
      Math.round(sampleAt(index / sampleRate) * 0x7fff),
    );
    const wave = new wavefile.WaveFile();
    wave.fromScratch(1, sampleRate, '16', samples);
    const file = path.join(projectFolders.audio, 'chime.wav');
    mkdirSync(projectFolders.audio, { recursive: true });
    writeFileSync(`${file}.part`, wave.toBuffer());
    renameSync(`${file}.part`, file);
    process.stdout.write(`${path.relative(process.cwd(), file)}: ${seconds} s\n`);
  });
