import { readFileSync, writeFileSync } from 'node:fs';

const rate = 8000;

/** A hum in syllables, as long as a voice would take for a text at so many percent of its pace; 16 bit, 8 kHz. */
export function hum(text: string, percent: number): Buffer {
  const seconds = Math.max(0.4, (text.length / 15) * (100 / percent));
  const count = Math.round(seconds * rate);
  const bytes = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index += 1) {
    const syllable = Math.max(0, Math.sin((index / rate) * 2 * Math.PI * 2.5));
    bytes.writeInt16LE(Math.round(9000 * syllable * Math.sin(index / 8)), index * 2);
  }
  return bytes;
}

/** The same as a WAV. */
export function humAsWave(text: string, percent: number): Buffer {
  const samples = hum(text, percent);
  const head = Buffer.alloc(44);
  head.write('RIFF\0\0\0\0WAVEfmt ', 0, 'latin1');
  head.writeUInt32LE(samples.length + 36, 4);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** As a program: the file to write, the percent of its pace, and what goes wrong with a text that holds a word. */
const [, , out, percent = '100', fault, word] = process.argv;
if (out?.endsWith('.wav')) {
  const text = readFileSync(0, 'utf8').trim();
  const isFaulty = word === undefined || text.includes(word);
  if (fault === 'fail' && isFaulty) {
    process.stderr.write('the model is broken\n');
    process.exit(3);
  }
  if (fault === 'hang' && isFaulty) setInterval(() => undefined, 1000);
  else if (fault === 'silence' && isFaulty) writeFileSync(out, humAsWave('', 100).fill(0, 44));
  else if (fault === 'environment') {
    process.stdout.write(Object.keys(process.env).sort().join(' '));
  } else if (fault === 'nothing' && isFaulty) process.stdout.write('no voice\n');
  else writeFileSync(out, humAsWave(text, Number(percent)));
}
