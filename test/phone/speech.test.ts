import wavefile from 'wavefile';
import { describe, expect, it } from 'vitest';
import { speechSeconds } from '../../src/phone/duration.ts';
import { heardTexts } from './heard.ts';
import { callTinyLine, say, startTinyLine, twiml, type Page } from './tiny-line.ts';

function wav(seconds: number): Buffer {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, 8000, '16', new Array<number>(seconds * 8000).fill(0));
  return Buffer.from(wave.toBuffer());
}

const recording = (body: Buffer | string, type = 'audio/wav', status = 200): Page => ({
  status,
  headers: { 'Content-Type': type },
  body,
});

const secondsOf = async (...verbs: string[]): Promise<number> => {
  const line = await startTinyLine({ '/': twiml(...verbs), '/two.wav': recording(wav(2)) });
  return (await callTinyLine(line)).seconds;
};

describe('speech takes time', () => {
  it.each([
    ['Latin', 'a'.repeat(30), 2],
    ['Cyrillic', 'б'.repeat(30), 2],
    ['Arabic', 'ب'.repeat(24), 2],
    ['Gurmukhi', 'ਕ'.repeat(22), 2],
    ['Bengali', 'ক'.repeat(22), 2],
    ['Chinese', '打'.repeat(9), 2],
  ])('by its letters: %s', (_script, text, seconds) => {
    expect(speechSeconds(text)).toBeCloseTo(seconds, 5);
  });

  it('divided by the prosody rate', async () => {
    expect(await secondsOf(say(`<prosody rate="80%">${'a'.repeat(30)}</prosody>`))).toBeCloseTo(2.5, 5);
  });

  it('with its breaks: their own length, or 0.4 s', async () => {
    expect(await secondsOf(say(`${'a'.repeat(15)}<break time="500ms"/>${'a'.repeat(15)}`))).toBeCloseTo(
      2.5,
      5,
    );
    expect(await secondsOf(say(`${'a'.repeat(15)}<break/>${'a'.repeat(15)}`))).toBeCloseTo(2.4, 5);
  });

  it('and tells its parts between breaks', async () => {
    const line = await startTinyLine({ '/': twiml(say('one<break time="1s"/>two &amp; three')) });
    expect(heardTexts(await callTinyLine(line))).toEqual(['one', 'two & three']);
  });
});

describe('Say', () => {
  it('is said as often as loop says, 0 being a thousand times', async () => {
    expect(await secondsOf(say('a'.repeat(15), ' loop="3"'))).toBeCloseTo(3, 5);
    expect(await secondsOf(say('a'.repeat(15), ' loop="0"'))).toBeCloseTo(1000, 3);
  });

  it.each([
    ['is empty', say('')],
    ['is over its length', say('a'.repeat(3001))],
    [
      'is over 4,500 characters URL-encoded',
      `<Say voice="Google.pa-IN-Wavenet-A" language="pa-IN">${'ਕ'.repeat(501)}</Say>`,
    ],
    [
      'has a voice that does not speak its language',
      '<Say voice="Polly.Lupe-Neural" language="en-US">x</Say>',
    ],
    ['has no voice', '<Say>x</Say>'],
  ])('fails the call when it %s', async (_what, verb) => {
    const line = await startTinyLine({ '/': twiml(verb) });
    expect((await callTinyLine(line)).ended).toBe('failed');
  });
});

describe('Play', () => {
  it('takes as long as its recording, as often as loop says', async () => {
    expect(await secondsOf('<Play>/two.wav</Play>')).toBe(2);
    expect(await secondsOf('<Play loop="2">/two.wav</Play>')).toBe(4);
  });

  it.each([
    ['is not there', recording('', 'audio/wav', 404)],
    ['is not called audio', recording(wav(1), 'text/html')],
    ['does not decode', recording('no sound at all')],
  ])('fails the call when its recording %s', async (_what, page) => {
    const line = await startTinyLine({ '/': twiml('<Play>/sound</Play>'), '/sound': page });
    expect((await callTinyLine(line)).ended).toBe('failed');
  });

  it('asks for recordings without parameters or signature', async () => {
    const line = await startTinyLine({ '/': twiml('<Play>/two.wav</Play>'), '/two.wav': recording(wav(2)) });
    await callTinyLine(line);
    const [, asked] = line.got;
    expect([asked?.query.size, asked?.headers['x-twilio-signature']]).toEqual([0, undefined]);
  });
});

describe('Pause', () => {
  it('lasts a second, or as long as it says', async () => {
    expect(await secondsOf('<Pause/>')).toBe(1);
    expect(await secondsOf('<Pause length="5"/>')).toBe(5);
  });
});
