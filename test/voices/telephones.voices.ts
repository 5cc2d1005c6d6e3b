import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import { prepareTake } from '../../src/speech/takes/take-in.ts';
import { findProgram } from '../programs.ts';

/** A hum of twelve seconds: what telephones write goes on beyond what a pipe holds. */
const seconds = 12;
const sound = ['-f', 'lavfi', '-i', `sine=frequency=300:duration=${seconds},tremolo=f=2.5:d=0.9`];

let ffmpeg = '';

/** What ffmpeg writes of it with these options, under a name with this ending. */
function make(ending: string, ...options: readonly string[]): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'telephones-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, `take.${ending}`);
  const { status, stderr } = spawnSync(ffmpeg, ['-v', 'error', ...sound, ...options, file], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return readFileSync(file);
}

beforeAll(() => {
  ffmpeg = findProgram('ffmpeg', 'ffmpeg');
}, 300_000);

describe('a recording of a telephone or a program', () => {
  it.each([
    ['a telephone’s m4a, its index at the end', 'm4a', ['-c:a', 'aac', '-b:a', '64k']],
    ['an m4a with its index before', 'm4a', ['-c:a', 'aac', '-movflags', '+faststart']],
    ['an m4a without loss', 'm4a', ['-c:a', 'alac']],
    ['a QuickTime film', 'mov', ['-c:a', 'aac']],
    ['3GP', '3gp', ['-c:a', 'aac', '-ac', '1']],
    ['AAC', 'aac', ['-c:a', 'aac', '-f', 'adts']],
    ['AAC behind a tag', 'aac', ['-c:a', 'aac', '-f', 'adts', '-write_id3v2', '1']],
    ['Ogg Vorbis', 'ogg', ['-c:a', 'libvorbis']],
    ['Ogg FLAC', 'oga', ['-c:a', 'flac']],
    ['Ogg Speex', 'spx', ['-c:a', 'libspeex', '-ar', '16000']],
    ['WebM', 'webm', ['-c:a', 'libopus']],
    ['WAV with GSM', 'wav', ['-c:a', 'gsm_ms', '-ar', '8000', '-ac', '1']],
    ['WAV with ADPCM, IMA’s', 'wav', ['-c:a', 'adpcm_ima_wav']],
    ['WAV with ADPCM, Microsoft’s', 'wav', ['-c:a', 'adpcm_ms']],
    ['WAV with MP3', 'wav', ['-c:a', 'libmp3lame', '-f', 'wav']],
    ['WAV of floats', 'wav', ['-c:a', 'pcm_f32le']],
    ['WAV of long floats, in two channels', 'wav', ['-c:a', 'pcm_f64le', '-ac', '2']],
    ['WAV of 64 bits’ size', 'wav', ['-rf64', 'always']],
    ['MP2', 'mp2', ['-c:a', 'mp2']],
    ['CAF', 'caf', ['-c:a', 'pcm_s16be']],
    ['AIFF', 'aiff', []],
    ['WMA', 'wma', []],
    ['AU', 'au', []],
  ])('is taken in whole: %s', async (_what, ending, options) => {
    const bytes = make(ending, ...options);
    const { samples, rate } = await decodeSound(bytes);
    expect(Math.abs(samples.length / rate - seconds)).toBeLessThan(0.3);
    expect(await prepareTake(bytes, seconds)).not.toHaveProperty('refused');
  });

  it('is read whole where it is AMR, which telephones alone write', async () => {
    // Frames of 12.2 kbit/s: 20 ms in 32 bytes. Any bits are some sound.
    const frame = Buffer.from([0x3c, ...Array.from({ length: 31 }, (_, at) => (at * 37) % 256)]);
    const bytes = Buffer.concat([
      Buffer.from('#!AMR\n'),
      ...Array.from({ length: 50 * seconds }, () => frame),
    ]);
    const { samples, rate } = await decodeSound(bytes);
    expect([rate, samples.length / rate]).toEqual([8000, seconds]);
  });

  it('is not lost where its two channels are opposite, also behind ffmpeg', async () => {
    const opposite = ['-af', 'pan=stereo|c0=c0|c1=-1*c0', '-c:a', 'alac'];
    expect(await prepareTake(make('m4a', ...opposite), seconds)).not.toHaveProperty('refused');
  });

  it('is refused for what it is where it is cut off before its index, and where it holds no sound', async () => {
    const whole = make('m4a', '-c:a', 'aac');
    const film = make('mp4', '-f', 'lavfi', '-i', 'color=duration=1', '-map', '1:v');
    for (const bytes of [whole.subarray(0, whole.length / 2), film])
      await expect(decodeSound(bytes)).rejects.toThrow(/^is an M4A, .* no sound can be read from it/);
  });
});
