import { describe, expect, it } from 'vitest';
import { createManualClock } from './manual-clock.ts';
import { createScript } from '../../src/phone/caller.ts';
import { waveSeconds } from '../../src/phone/wave.ts';
import wavefile from 'wavefile';
import { callTinyLine, startTinyLine, twiml } from './tiny-line.ts';

const create = (channels: number, rate: number, bits: string, samples: number): Buffer => {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(channels, rate, bits, new Array<number>(samples * channels).fill(0));
  return Buffer.from(wave.toBuffer());
};

describe('a recording lasts as long as its samples', () => {
  it.each([
    ['16-bit PCM', 1, 8000, '16', 2],
    ['8-bit PCM', 1, 8000, '8', 2],
    ['24-bit PCM in stereo', 2, 48_000, '24', 0.5],
    ['32-bit float', 1, 16_000, '32f', 1],
  ])('%s', (_what, channels, rate, bits, seconds) => {
    expect(waveSeconds(create(channels, rate, bits, rate * seconds))).toBe(seconds);
  });

  it('mu-law and A-law, as telephones use them', () => {
    const wave = new wavefile.WaveFile();
    wave.fromScratch(1, 8000, '16', new Array<number>(4000).fill(0));
    wave.toMuLaw();
    expect(waveSeconds(Buffer.from(wave.toBuffer()))).toBe(0.5);
    wave.fromMuLaw();
    wave.toALaw();
    expect(waveSeconds(Buffer.from(wave.toBuffer()))).toBe(0.5);
  });
});

describe('a recording does not decode', () => {
  const whole = create(1, 8000, '16', 8000);
  const patched = (at: number, value: number): Buffer => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt16LE(value, at);
    return bytes;
  };
  it.each([
    ['when it is cut off', whole.subarray(0, 9000), 'cut off'],
    ['when it has no samples', create(1, 8000, '16', 0), 'no samples'],
    ['when it is another format', Buffer.from('ID3 and some music'.padEnd(200, '-')), 'no WAV'],
    ['when it is text in disguise', Buffer.from(whole.toString('base64')), 'no WAV'],
    ['when its coding is unknown', patched(20, 85), 'coding 85'],
    ['when it has no channels', patched(22, 0), 'contradicts'],
    ['when its block is not what its channels and bits make', patched(32, 3), 'contradicts'],
  ])('%s', (_what, bytes, why) => {
    expect(() => waveSeconds(bytes)).toThrow(why);
  });
});

const play = twiml('<Play>/sound</Play>');
const audio = (type: string): Record<string, string> => ({ 'Content-Type': type });

it.each([
  ['is not there', { status: 404, headers: audio('audio/wav') }, 11200],
  ['is not called audio', { headers: audio('text/plain'), body: create(1, 8000, '16', 8000) }, 13420],
  ['is audio that cannot be decoded', { headers: audio('audio/mpeg'), body: 'mp3' }, 13420],
])(
  'a recording that %s fails the call by its code, and the failure names the recording',
  async (_what, page, code) => {
    const line = await startTinyLine({ '/': play, '/sound': page });
    const { failure } = await callTinyLine(line);
    expect(failure).toMatchObject({ code, url: `${line.origin}/sound` });
  },
);

it('a failure to decode names the kind of audio', async () => {
  const line = await startTinyLine({ '/': play, '/sound': { headers: audio('audio/mpeg'), body: 'mp3' } });
  expect((await callTinyLine(line)).failure?.message).toContain('audio/mpeg');
});

it('a recording that does not come within 15 s fails the call', async () => {
  const line = await startTinyLine({ '/': play, '/sound': undefined });
  const clock = createManualClock();
  const placed = callTinyLine(line, [], { clock, caller: createScript(clock, []) });
  await line.arrived(2);
  await clock.advance(15);
  expect((await placed).failure?.code).toBe(11205);
});

it('behind a proxy a recording is asked for at hand too', async () => {
  const sound = { headers: audio('audio/wav'), body: create(1, 8000, '16', 8000) };
  const line = await startTinyLine({ '/': play, '/sound': sound });
  const record = await callTinyLine(line, [], { publicUrl: 'https://line.example' });
  expect(record.seconds).toBe(1);
  expect(record.timeline.find(({ kind }) => kind === 'play')?.url).toBe('https://line.example/sound');
});

it('a Play without an address fails the call', async () => {
  const line = await startTinyLine({ '/': twiml('<Play/>') });
  expect((await callTinyLine(line)).failure?.code).toBe(11100);
});

it('a recording that cannot be had at once is fetched as often as its address says', async () => {
  const sound = { headers: audio('audio/wav'), body: create(1, 8000, '16', 8000) };
  const broken = { status: 503, headers: audio('audio/wav') };
  for (const [fragment, failures, isPlayed] of [
    ['#rc=2&rp=5xx', 2, true],
    ['#rc=1&rp=5xx', 2, false],
    ['', 1, false],
  ] as const) {
    let asked = 0;
    const line = await startTinyLine({
      '/': twiml(`<Play>/sound${fragment.replace('&', '&amp;')}</Play>`),
      '/sound': () => (asked++ < failures ? broken : sound),
    });
    const { failure } = await callTinyLine(line);
    expect([fragment, failure === undefined]).toEqual([fragment, isPlayed]);
  }
});
