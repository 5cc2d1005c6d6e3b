import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import type { Dialed } from '../src/phone/call-options.ts';
import { readKeys } from '../src/phone/keys.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { heardTexts } from './phone/heard.ts';
import type { Guide } from '../src/guide/guide.ts';
import { guides } from './guides.ts';
import { canaryNumber, post, publicUrl, startTestLine, withTrails, type TestLine } from './test-line.ts';
import { startTwilioApi } from './twilio-api.ts';
import { keysFrom } from './keys-to.ts';
import { keysToZip } from './zip-call.ts';

/** While the lists that come with the project are not too old. */
const now = (): number => Date.parse('2025-11-17T18:00:00Z');

/** Where offices are near; its digits are in no number and no address of theirs. */
const zip = '79936';
const typed = Array.from(zip).join(',');
/** From the greeting to where it is asked for, and to the first office near it. */
const toOffice = `${keysToZip},${typed},-`;

const hotline = '+12025550188';
const sid = (number: number): string => `CA${String(number).padStart(32, '0')}`;

interface Called {
  readonly record: CallRecord;
  readonly dialed: readonly Dialed[];
  readonly documents: readonly string[];
}

async function call(line: TestLine, keys: string, callSid = sid(1), number = '?lang=es'): Promise<Called> {
  const clock = createInstantClock();
  const dialed: Dialed[] = [];
  const documents: string[] = [];
  const record = await placeCall({
    line: { voiceUrl: line.voiceUrl + number, statusCallback: `${line.voiceUrl}/status` },
    authToken: line.authToken,
    publicUrl,
    from: canaryNumber,
    callSid,
    clock,
    caller: createScript(clock, readKeys(keys)),
    dial: (one) => {
      dialed.push(one);
      return { kind: 'no-answer' };
    },
    onDocument: ({ xml }) => documents.push(xml),
  });
  expect(record.failure).toBeUndefined();
  return { record, dialed, documents };
}

const nodesOf = ({ record }: Called): readonly string[] =>
  record.requests.flatMap(({ url }) => /\/voice\/[a-z]+\/([a-z-]+)/.exec(url)?.[1] ?? []);

describe('legal help near a caller', () => {
  it.each(['faq', '2026'])(
    'is told in guidance %s, and in the caller’s language but for names',
    async (GUIDANCE) => {
      const line = await startTestLine({ GUIDANCE }, { now });
      const { record } = await call(line, `${toOffice},1,1,1,1,1,1,h`);
      const spoken = record.timeline.filter(({ kind }) => kind === 'say');
      expect(new Set(spoken.map(({ language }) => language))).toEqual(new Set(['es-US', 'en-US']));
      expect(heardTexts(record).join(' ')).toContain('Texas');
      expect(record.warnings).toEqual([]);
    },
  );

  it('is told in the place of a person where there is none', async () => {
    const line = await startTestLine({}, { now });
    const nodes = nodesOf(await call(line, `0,${keysFrom('no-person', 'zip')},${typed},-,-,h`));
    expect(nodes).toEqual(expect.arrayContaining(['no-person', 'zip', 'offices']));
  });

  it('goes back at once by the star, in the middle of a ZIP code, too', async () => {
    const line = await startTestLine({}, { now });
    expect(nodesOf(await call(line, `${keysToZip},7,9,*,-,h`)).at(-1)).toBe('missed-recent');
    const { record } = await call(line, `${keysToZip},*,h`);
    const star = record.timeline.find(({ kind, text }) => kind === 'key' && text === '*');
    const next = record.timeline.find(({ kind, at }) => kind === 'say' && at >= (star?.at ?? Infinity));
    expect((next?.at ?? Infinity) - (star?.at ?? 0)).toBeLessThan(1);
  });

  it('is offered while the lists are not too old, whatever their age where the hotline says so, or never', async () => {
    const at = (day: string, environment = {}): Promise<TestLine> =>
      startTestLine(environment, { now: () => Date.parse(`${day}T12:00:00Z`) });
    const isOffered = async (line: TestLine): Promise<boolean> =>
      nodesOf(await call(line, `${keysToZip},-,-,h`)).includes('zip');
    expect(await isOffered(await at('2026-05-01'))).toBe(true);
    expect(await isOffered(await at('2026-06-15'))).toBe(false);
    expect(await isOffered(await at('2026-06-15', { LEGAL_HELP: 'old' }))).toBe(true);
    expect(await isOffered(await at('2025-06-15', { LEGAL_HELP: 'off' }))).toBe(false);
  });

  it('tells whoever runs the line that the lists are old, and how to mend it', async () => {
    const amissAt = async (day: string, environment = {}): Promise<string> => {
      const line = await startTestLine(environment, { now: () => Date.parse(`${day}T12:00:00Z`) });
      return line
        .amiss()
        .map(({ text }) => text)
        .filter((text) => text.startsWith('legal help'))
        .join('\n');
    };
    expect(await amissAt('2025-08-01')).toBe('');
    expect(await amissAt('2025-12-01')).toContain('legal-help read');
    expect(await amissAt('2026-11-28')).toContain('LEGAL_HELP=old');
    expect(await amissAt('2026-11-28', { LEGAL_HELP: 'off' })).toBe('');
  });

  it('is sent as a text message that names the office, each office once', async () => {
    const api = await startTwilioApi(() => ({ status: 201, body: { sid: `SM${'0'.repeat(32)}` } }));
    const line = await startTestLine(
      {
        TEXT_MESSAGES: 'on',
        TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
        TWILIO_PHONE_NUMBER: hotline,
        HOTLINE_NAME: 'Example Hotline',
      },
      { now, twilioApi: api.url },
    );
    const called = await call(line, `${toOffice},2,1,-,2,1,-,1,2,1,-,h`);
    expect(nodesOf(called)).toEqual(expect.arrayContaining(['text-sent', 'text-already']));
    expect(api.requests).toHaveLength(2);
    const bodies = api.requests.map(({ form }) => form.Body ?? '');
    for (const body of bodies)
      expect(body).toMatch(/^Example Hotline: .+\n.+\n.+TX \d{5}\n\(\d{3}\) \d{3}-\d{4}$/s);
    expect(new Set(bodies).size).toBe(2);
  });

  it('calls the office that was told, shows the hotline’s number, and comes back to that office', async () => {
    const line = await startTestLine({ CONNECT_TO_USCIS: 'on', TWILIO_PHONE_NUMBER: hotline }, { now });
    const called = await call(line, `${toOffice},1,3,1,-,-,h`);
    expect(called.dialed).toHaveLength(1);
    const [dialed] = called.dialed;
    expect(dialed?.numbers[0]).toMatch(/^\+1915\d{7}$/);
    expect(JSON.stringify(dialed)).toContain(hotline);
    expect(JSON.stringify(dialed)).not.toContain(canaryNumber);
    expect(nodesOf(called)).toContain('office-failed');
    const [limit] = /timeLimit="(\d+)"/.exec(called.documents.join())?.slice(1) ?? [];
    expect(Number(limit)).toBeLessThanOrEqual(3600);
    expect(nodesOf(called).at(-1)).toBe('offices');
  });
});

describe('the ZIP code that a caller types', () => {
  it('is in no address, document, log, counter or error, whatever the caller does with it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const api = await startTwilioApi(() => ({ status: 500, body: { code: 1, message: 'no' } }));
    const line = await startTestLine(
      {
        LOG_LEVEL: 'trace',
        DATABASE_URL: `file:${folder}/usage.db`,
        TEXT_MESSAGES: 'on',
        CONNECT_TO_USCIS: 'on',
        TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
        TWILIO_PHONE_NUMBER: hotline,
        HOTLINE_NAME: 'Example Hotline',
      },
      { now, twilioApi: api.url },
      withTrails,
    );
    const ways = ['1,1,1,1', '#,*,*,*', '2,1,-', '3,1,-', '0,-', '4,1,2,3,4,5,-', '9,-', '7,7,7', '-,-,-,-'];
    const called = await Promise.all(
      ways.map((way, index) => call(line, `${toOffice},${way},h`, sid(index + 10))),
    );
    for (const path of ['zip', 'offices', 'trouble', 'zip-nobody'])
      await post(line, `/voice/es/${path}?k=1&n=7`, { CallSid: sid(9), Digits: zip });
    const usage = JSON.stringify(await line.usage?.report({ month: '2025-11' } as never).catch(String));
    await line.stop(1);
    const asked = called.flatMap(({ record }) => record.requests.map(({ url }) => url));
    const kept = {
      addresses: asked.join('\n'),
      documents: called.flatMap(({ documents }) => documents).join('\n'),
      log: JSON.stringify(line.logged()),
      counters: readdirSync(folder)
        .map((name) => readFileSync(path.join(folder, name), 'latin1'))
        .join('\n'),
      usage,
      texts: JSON.stringify(api.requests),
      amiss: JSON.stringify(line.amiss()),
    };
    expect(asked.some((url) => /\/offices\?.*&z=[\w-]{12}$/.test(url))).toBe(true);
    expect(kept.log).toContain('offices');
    expect(kept.counters).toContain('offices');
    for (const [where, text] of Object.entries(kept)) expect(text.includes(zip), where).toBe(false);
  });

  it('is left out of what is logged of a fault while offices are told', async () => {
    const line = await startTestLine(
      { LOG_LEVEL: 'trace' },
      { now, guide: withFault(guides.faq) },
      withTrails,
    );
    const { record } = await call(line, toOffice.replace(/-$/, '1,-,h'));
    expect(nodesOf({ record } as Called)).toContain('main');
    const log = JSON.stringify(line.logged());
    expect(log).toContain('apology');
    expect(log.includes(zip)).toBe(false);
  });

  it('is another seal in each call, and is sealed nowhere once the caller has left', async () => {
    const line = await startTestLine({}, { now });
    const sealsOf = ({ record }: Called): readonly string[] =>
      record.requests.flatMap(({ url }) => new URL(url).searchParams.get('z') ?? []);
    const one = await call(line, `${toOffice},1,9,-,h`, sid(1));
    const other = await call(line, `${toOffice},1,9,-,h`, sid(2));
    expect(new Set(sealsOf(one)).size).toBe(1);
    expect(sealsOf(one)[0]).not.toBe(sealsOf(other)[0]);
    expect(one.record.requests.at(-2)?.url).not.toContain('z=');
  });

  it('is not told to whoever has the address of another call', async () => {
    const line = await startTestLine({}, { now });
    const { record } = await call(line, `${toOffice},1,h`, sid(1));
    const address = record.requests.at(-2)?.url.replace(publicUrl, '') ?? '';
    expect(address).toContain('z=');
    const { body } = await post(line, address, { CallSid: sid(2) });
    expect(body).toContain('/voice/es/zip?');
  });
});

/** The same guide, in which there is no line for a digit. */
function withFault(sound: Guide): Guide {
  return {
    ...sound,
    topics: sound.topics.map((topic) => ({
      ...topic,
      nodes: Object.fromEntries(
        Object.entries(topic.nodes).map(([id, node]) => [
          id,
          node.kind === 'offices' ? { ...node, lines: { ...node.lines, digits: [] } } : node,
        ]),
      ),
    })),
  };
}
