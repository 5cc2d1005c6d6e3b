import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeCall } from '../src/phone/call.ts';
import { createScript, type Step } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { publicUrl, startTestLine } from './test-line.ts';

const key = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#');
const when = fc.oneof(
  fc.constantFrom('said' as const, 'at once' as const),
  fc.record({ after: fc.integer({ min: 0, max: 30 }) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ press: key, when }) },
  { weight: 2, arbitrary: fc.constant<Step>({ silence: true }) },
  { weight: 1, arbitrary: fc.record({ hangUp: fc.constant<true>(true), when }) },
);

it('any keys, silences and hang-ups end properly, never in an error or an apology', async () => {
  const line = await startTestLine({
    LEGAL_HELP: 'old',
    CONNECT_TO_USCIS: 'on',
    TWILIO_PHONE_NUMBER: '+12025550188',
  });
  const starts = ['', '?lang=es', '?lang=en', '?start=essentials', '?lang=xx', '?lang=en&start=essentials'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40 }),
      fc.constantFrom(...starts),
      fc.boolean(),
      async (steps, start, typeAhead) => {
        const clock = createInstantClock();
        const record = await placeCall({
          line: { voiceUrl: line.voiceUrl + start, statusCallback: `${line.voiceUrl}/status` },
          authToken: line.authToken,
          publicUrl,
          clock,
          caller: createScript(clock, steps),
          typeAhead,
        });
        expect(['line', 'caller']).toContain(record.ended);
        if (record.ended === 'line') expect(record.verbs.at(-1)).toBe('Hangup');
        expect(record.warnings).toEqual([]);
        expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
