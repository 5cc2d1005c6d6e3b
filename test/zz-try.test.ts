import { it } from 'vitest';
import { callWithKeys } from './recorded-calls.ts';
import { startTestLine } from './test-line.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';

it('try', async () => {
  const line = await startTestLine(
    { LEGAL_HELP: 'on', ...JSON.parse(process.env.E ?? '{}') },
    { now: () => Date.parse('2025-11-15T15:00:00Z') },
  );
  const record = await callWithKeys(
    line,
    process.env.K ?? '4,2,1,-,-,4,7,9,9,0,1,-,1,1,1,1,h',
    '?lang=' + (process.env.L ?? 'en'),
  );
  console.log(placesOf(record).join('\n'));
  console.log(
    record.timeline
      .filter(({ kind }) => ['say', 'key', 'play'].includes(kind))
      .map(({ kind, text, at, language }) => `${at.toFixed(1)} ${kind} ${language ?? ''} ${text}`)
      .join('\n'),
  );
  console.log(record.requests.map(({ url }) => url).join('\n'));
  console.log(line.amiss().filter((x) => x.includes('legal')));
});
