import { describe, expect, it } from 'vitest';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { heardTexts } from './phone/heard.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import { publicUrl, startTestLine, type TestLine } from './test-line.ts';
import { keysTo } from './keys-to.ts';

const versions = ['faq', '2026'] as const;

async function call(line: TestLine, number: string, keys = ''): Promise<CallRecord> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: line.voiceUrl + number },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(keys)),
  });
  expect(record.failure).toBeUndefined();
  return record;
}

const start = (guidance: string, environment: Record<string, string> = {}): Promise<TestLine> =>
  startTestLine({ GUIDANCE: guidance, ...environment });

/** Words that a room must not hear before anybody has chosen to. */
const notAloud = ['safe', 'arrests', 'afraid-ask'];

describe.each(versions)('a phone whose keys are blocked, guidance %s', (guidance) => {
  it('hears who speaks first, in each half, and no menu of keys', async () => {
    const line = await start(guidance);
    const [first = '', second = ''] = line.offers().languages;
    const record = await call(line, '?start=essentials');
    const heard = heardTexts(record);
    const text = (key: string, language: string): string => line.speech().text(key, language);
    for (const language of [first, second]) {
      expect(heard.indexOf(text('who-speaks', language))).toBeGreaterThan(-1);
      expect(heard.indexOf(text('who-speaks', language))).toBeLessThan(
        heard.indexOf(text('what-name', language)),
      );
      expect(heard).toContain(text('goodbye', language));
    }
    expect(heard[0]).toBe(text('follows', second));
    expect(placesOf(record).some((place) => /\bmain\b|\blanguage\b/.test(place))).toBe(false);
    expect(record.ended).toBe('line');
  });

  it('has the second language say within five seconds that it comes next', async () => {
    const line = await start(guidance);
    const record = await call(line, '?start=essentials');
    const [, second = ''] = line.offers().languages;
    const voice = line.speech().surveyed.find(({ info }) => info.code === second)?.info.voice?.language;
    const said = record.timeline.find(({ kind, language }) => kind === 'say' && language === voice);
    expect(said?.until).toBeLessThan(5);
  });

  it('is asked for its language where a key is heard after all', async () => {
    const line = await start(guidance);
    const record = await call(line, '?start=essentials', '1,-,h');
    expect(placesOf(record).join(' ')).toContain('language');
  });

  it('hears one language, and its goodbye, on a number of that language', async () => {
    const line = await start(guidance);
    const heard = heardTexts(await call(line, '?start=essentials&lang=es'));
    expect(heard).toContain(line.speech().text('who-speaks', 'es'));
    expect(heard).toContain(line.speech().text('goodbye', 'es'));
    expect(heard).not.toContain(line.speech().text('goodbye', 'en'));
  });
});

describe.each(versions)('whoever presses nothing, guidance %s', (guidance) => {
  it.each(['', '?start=essentials', '?lang=en', '?lang=es'])(
    'has nothing of deportation or convictions said aloud: /voice%s',
    async (number) => {
      const line = await start(guidance);
      const heard = heardTexts(await call(line, number));
      for (const language of line.offers().languages) {
        for (const key of notAloud) {
          const text = line
            .speech()
            .surveyed.find(({ info }) => info.code === language)
            ?.texts.lines.get(key);
          if (text) expect(heard).not.toContain(text.value);
        }
      }
    },
  );

  it('hears a goodbye in both languages that were read, however the call went', async () => {
    const line = await start(guidance);
    const heard = heardTexts(await call(line, ''));
    for (const language of line.offers().languages.slice(0, 2))
      expect(heard).toContain(line.speech().text('goodbye', language));
  });

  it('hears the essentials before goodbye although keys were pressed, while no answer was heard', async () => {
    const line = await start(guidance);
    const record = await call(line, '?lang=en', '7,7');
    const heard = heardTexts(record);
    expect(heard).toContain(line.speech().text('who-speaks', 'en'));
    expect(heard).toContain(line.speech().text('bring-notice', 'en'));
    expect(record.ended).toBe('line');
  });
});

describe('a key that cuts the greeting off', () => {
  it.each([keysTo('trouble'), '7', '9'])('does not cut off what the line is: %s', async (key) => {
    const line = await start('faq');
    const clock = createInstantClock();
    const record = await placeCall({
      line: { voiceUrl: `${line.voiceUrl}?lang=en` },
      authToken: line.authToken,
      publicUrl,
      clock,
      caller: createScript(clock, [
        { press: key, when: 'at once' },
        { hangUp: true, when: 'said' },
      ]),
    });
    expect(heardTexts(record)).toContain(line.speech().text('who-speaks', 'en'));
  });
});

describe('again', () => {
  it('says the answer once its choices are asked, not its menu', async () => {
    const line = await start('faq');
    const record = await call(line, '?lang=en', `-,${keysTo('bring')},-,#,h`);
    const brings = heardTexts(record).filter((text) => text === line.speech().text('bring-notice', 'en'));
    expect(brings).toHaveLength(2);
  });

  it('is what waiting does after the number, as its words promise', async () => {
    const line = await start('faq');
    const heard = heardTexts(await call(line, '?lang=en', `-,${keysTo('contact')},-,-,h`));
    const times = heard.filter((text) => text === line.speech().text('number-is', 'en')).length;
    expect(times).toBe(2);
  });
});
