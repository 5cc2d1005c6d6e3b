import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment } from '../environment.ts';

const readHere = 'WAV, MP3, FLAC or Ogg Opus';

/**
 * Has the machine's ffmpeg make a WAV of what is not read here, such as a telephone's m4a, of so many seconds at most. `name` is what the file is, where
 * that is known. Rejects with what to do where there is no ffmpeg, or it finds no sound.
 */
export async function convert(bytes: Buffer, name: string | undefined, mostSeconds: number): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'take-'));
  try {
    // Not by a pipe: a telephone writes its index at the end, and nobody can go back in a pipe.
    const file = path.join(folder, 'take');
    writeFileSync(file, bytes, { mode: 0o600 });
    return await run(file, name, mostSeconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(file: string, name: string | undefined, mostSeconds: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const input = ['-v', 'error', '-nostdin', '-protocol_whitelist', 'file', '-i', file, '-map', '0:a:0'];
    const output = ['-t', String(mostSeconds), '-f', 'wav', '-c:a', 'pcm_s16le', 'pipe:1'];
    const program = spawn('ffmpeg', [...input, ...output], {
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const made: Buffer[] = [];
    program.stdout.on('data', (chunk: Buffer) => made.push(chunk));
    program.on('error', () => {
      reject(
        new Error(
          name === undefined
            ? `is no ${readHere} file: save it as one of these, or install ffmpeg, which reads more`
            : `is ${name}, which ffmpeg reads, and ffmpeg is not installed here: install it, or save it as ${readHere}`,
        ),
      );
    });
    program.on('close', (code) => {
      if (code === 0 && made.length > 0) resolve(Buffer.concat(made));
      else if (name === undefined) reject(new Error(`is no ${readHere} file: save it as one of these`));
      else
        reject(
          new Error(
            `is ${name}, and no sound can be read from it: is all of it there? Else save it as ${readHere}`,
          ),
        );
    });
  });
}
