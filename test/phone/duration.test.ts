import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/phone/document.ts';
import { speechSeconds, toSpeech } from '../../src/phone/duration.ts';
import { checkSay } from '../../src/phone/known-voices.ts';
import { say, twiml } from './tiny-line.ts';

const read = (inner: string) => {
  const [verb] = readDocument(twiml(say(inner)), '').verbs;
  if (!verb) throw new Error('no verb');
  return verb;
};

describe('characters a second, by their own script', () => {
  it.each([
    ['Devanagari', 'क'.repeat(22), 2],
    ['Gujarati', 'ક'.repeat(22), 2],
    ['Hangul', '한'.repeat(14), 2],
    ['Latin with Chinese between', `${'a'.repeat(15)}${'打'.repeat(9)}${'a'.repeat(15)}`, 4],
    ['signs over letters, as their letters', 'कि'.repeat(11), 2],
    ['digits at the beginning, as Latin', '1'.repeat(15), 1],
  ])('%s', (_script, text, seconds) => {
    expect(speechSeconds(text)).toBeCloseTo(seconds, 5);
  });

  it('blanks around it and repeated do not count', () => {
    expect(speechSeconds('  one \n two ')).toBeCloseTo(7 / 15, 5);
  });
});

describe('a Say lasts', () => {
  const second = 'a'.repeat(15);
  it.each([
    ['through a break at its end', `${second}<break time="2s"/>`, 3],
    ['through a break that is all of it', '<break time="1.5s"/>', 1.5],
    ['through a break of half a second, however it is written', `<break time=".5s"/>${second}`, 1.5],
    ['no longer for a break of no strength', `${second}<break strength="none"/>${second}`, 2],
    ['as long as its alias', `<sub alias="${second}">x</sub>`, 1],
    [
      'through nested speeds, one upon the other',
      `<prosody rate="50%"><prosody rate="50%">${second}</prosody></prosody>`,
      4,
    ],
    ['by a named speed', `<prosody rate="slow">${second}</prosody>`, 1.25],
    ['at a fifth of the speed at the slowest', `<prosody rate="0%">${second}</prosody>`, 5],
    ['at twice the speed at the fastest', `<prosody rate="900%">${second}</prosody>`, 0.5],
    ['through what stands in other elements', `<p><s>${second}</s></p><emphasis>${second}</emphasis>`, 2],
  ])('%s', (_what, inner, seconds) => {
    expect(toSpeech(read(inner)).seconds).toBeCloseTo(seconds, 5);
  });

  it('and its parts are what stands between breaks, each with its pace', () => {
    const { parts } = toSpeech(read(`${second}<break time="1s"/><prosody rate="50%">${second}</prosody>`));
    const close = (seconds: number): number => expect.closeTo(seconds, 5) as number;
    expect(parts.map(({ start, end, rate }) => [start, end, rate])).toEqual([
      [0, close(1), 1],
      [close(2), close(4), 0.5],
    ]);
  });
});

describe('voices', () => {
  it.each([
    ['en-US', 'Polly.Joanna-Neural', 'Google.en-US-Neural2-F'],
    ['es-US', 'Polly.Lupe-Neural', 'Google.es-US-Neural2-A'],
    ['fr-FR', 'Polly.Lea-Neural', 'Google.fr-FR-Neural2-F'],
    ['pt-BR', 'Polly.Camila-Neural', 'Google.pt-BR-Neural2-A'],
    ['cmn-CN', 'Polly.Zhiyu-Neural', 'Google.cmn-CN-Wavenet-A'],
    ['ar-XA', 'Google.ar-XA-Wavenet-A'],
    ['arb', 'Polly.Zeina'],
    ['ru-RU', 'Google.ru-RU-Wavenet-A', 'Polly.Tatyana'],
    ['tr-TR', 'Polly.Burcu-Neural', 'Google.tr-TR-Wavenet-A'],
    ['hi-IN', 'Polly.Kajal-Neural', 'Google.hi-IN-Neural2-A'],
    ['pa-IN', 'Google.pa-IN-Wavenet-A', 'Google.pa-IN-Standard-A'],
    ['bn-IN', 'Google.bn-IN-Wavenet-A', 'Google.bn-IN-Standard-A'],
    ['gu-IN', 'Google.gu-IN-Wavenet-A', 'Google.gu-IN-Standard-A'],
    ['vi-VN', 'Google.vi-VN-Wavenet-A', 'Google.vi-VN-Standard-A'],
    ['ko-KR', 'Polly.Seoyeon-Neural', 'Google.ko-KR-Neural2-A'],
  ])('of %s are known, and speak no other language', (language, ...voices) => {
    for (const voice of voices) {
      expect(checkSay(voice, language, 'words')).toEqual([]);
      expect(checkSay(voice, 'xx-XX', 'words')).toHaveLength(1);
    }
  });

  it('of one vendor take 5,000 characters and of the other 3,000, and neither 4,500 once encoded', () => {
    expect(checkSay('Google.en-US-Neural2-F', 'en-US', 'a'.repeat(4500))).toEqual([]);
    expect(checkSay('Google.en-US-Neural2-F', 'en-US', 'a'.repeat(4501))).toHaveLength(1);
    expect(checkSay('Polly.Joanna-Neural', 'en-US', 'a'.repeat(3000))).toEqual([]);
    expect(checkSay('Polly.Joanna-Neural', 'en-US', 'a'.repeat(3001))).toHaveLength(1);
  });
});
