import { describe, expect, it } from 'vitest';
import type { CallOptions, Recorded } from '../../src/phone/call-options.ts';
import type { Step } from '../../src/phone/caller.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import { waveSeconds } from '../../src/phone/wave.ts';
import { takeOf } from '../desk/benches.ts';
import { startRecordingsApi } from '../twilio-recordings.ts';
import { callTinyLine, say, startTinyLine, twiml, type TinyLine } from './tiny-line.ts';

/** A line that records once, and then says what follows. */
const recorder = (attributes: string): Promise<TinyLine> =>
  startTinyLine({
    '/': twiml(`<Record action="/next" ${attributes}/>`, say('not a word')),
    '/next': twiml(say('thanks')),
    '/status': { status: 204 },
  });

interface Made {
  readonly record: CallRecord;
  readonly recorded: readonly Recorded[];
}

async function call(
  line: TinyLine,
  steps: readonly Step[] = [],
  options: Partial<CallOptions> = {},
): Promise<Made> {
  const recorded: Recorded[] = [];
  const onRecording = (one: Recorded): void => void recorded.push(one);
  const record = await callTinyLine(line, steps, { onRecording, ...options });
  return { record, recorded };
}

const words = (line: TinyLine): URLSearchParams | undefined =>
  line.got.find(({ path }) => path === '/next')?.form;
const talk = takeOf(2);

describe('a Record', () => {
  it('records after a tone until 5 s of silence, and tells its action where and how long', async () => {
    const line = await recorder('');
    const { record, recorded } = await call(line, [], { microphone: talk });
    expect(record.verbs).toEqual(['Record', 'Say']);
    // A tone, a breath before the words, the words, and five seconds.
    const { at, until } = record.timeline.find(({ kind }) => kind === 'record') ?? { at: 0, until: 0 };
    expect(record.timeline.find(({ kind }) => kind === 'beep')?.until).toBe(at);
    expect(until - at).toBeCloseTo(7.3, 1);
    const [{ sid, accountSid, wav } = { sid: '', accountSid: '', wav: new Uint8Array() }] = recorded;
    expect(words(line)?.get('RecordingSid')).toBe(sid);
    expect(words(line)?.get('RecordingUrl')).toBe(
      `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    );
    expect([words(line)?.get('RecordingDuration'), words(line)?.get('Digits')]).toEqual(['2', '']);
    expect(waveSeconds(Buffer.from(wav))).toBeCloseTo(2, 1);
  });

  it('is ended by any key, which is told, or by those that it names alone', async () => {
    const any = await recorder('');
    const made = await call(any, [{ press: '7' }], { microphone: talk });
    expect([words(any)?.get('Digits'), made.record.keys]).toEqual(['7', ['7']]);
    const named = await recorder('finishOnKey="#"');
    const steps = [{ press: '7', when: { after: 1 } }, { press: '#' }] as const;
    const { record } = await call(named, steps, { microphone: talk });
    expect(words(named)?.get('Digits')).toBe('#');
    expect(record.timeline.filter(({ kind }) => kind === 'lost key').map(({ text }) => text)).toEqual(['7']);
  });

  it('lasts no longer than it may, and waits no longer than it says', async () => {
    const short = await recorder('maxLength="1" trim="do-not-trim"');
    const made = await call(short, [], { microphone: talk });
    expect(waveSeconds(Buffer.from(made.recorded[0]?.wav ?? []))).toBe(1);
    const patient = await recorder('timeout="2" playBeep="false"');
    expect((await call(patient, [], { microphone: takeOf(1) })).record.timeline).toContainEqual(
      expect.objectContaining({ kind: 'record', at: 0, until: expect.closeTo(3.3, 1) as number }),
    );
    expect((await call(patient)).record.timeline.map(({ kind }) => kind)).not.toContain('beep');
  });

  it('in which nobody is heard asks nothing, and goes on with the next verb', async () => {
    const line = await recorder('');
    const { record, recorded } = await call(line, [{ press: '#' }]);
    expect([recorded, record.verbs, line.got]).toEqual([[], ['Record', 'Say'], [expect.anything()]]);
  });

  it('asks the document’s own address without an action', async () => {
    let asked = 0;
    const line = await startTinyLine({ '/': () => twiml(asked++ === 0 ? '<Record/>' : '') });
    await call(line, [], { microphone: talk });
    expect(line.got.map(({ path, form }) => [path, form.has('RecordingSid')])).toEqual([
      ['/', false],
      ['/', true],
    ]);
  });

  it('tells its action of a caller who hangs up, and nobody hears what is answered', async () => {
    const line = await recorder('');
    const { record } = await call(line, [{ hangUp: true }], { microphone: talk });
    expect([words(line)?.get('Digits'), words(line)?.get('CallStatus')]).toEqual(['hangup', 'completed']);
    expect([record.ended, record.verbs]).toEqual(['caller', ['Record']]);
  });

  it('tells its callback before its action, by the method that it names', async () => {
    const line = await recorder('recordingStatusCallback="/status" recordingStatusCallbackMethod="GET"');
    const { recorded } = await call(line, [], { microphone: talk });
    expect(line.got.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...['POST /', 'GET /status'],
      'POST /next',
    ]);
    expect(line.got[1]?.query.get('RecordingSid')).toBe(recorded[0]?.sid);
    expect(line.got[1]?.query.get('RecordingStatus')).toBe('completed');
  });

  it('stands in no Gather and holds nothing', async () => {
    const nested = await startTinyLine({ '/': twiml('<Gather><Record/></Gather>') });
    const holding = await startTinyLine({ '/': twiml('<Record><Say>no</Say></Record>') });
    for (const line of [nested, holding]) expect((await call(line)).record.failure?.code).toBe(12200);
  });

  it('asks the microphone anew each time, and it may be silent', async () => {
    const line = await startTinyLine({
      '/': twiml('<Record/>', '<Record action="/next"/>'),
      '/next': twiml(),
    });
    const asked: number[] = [];
    await call(line, [], {
      microphone: ({ number }) => {
        asked.push(number);
        return number === 2 ? talk : undefined;
      },
    });
    expect([asked, words(line)?.get('RecordingDuration')]).toEqual([[1, 2], '2']);
  });
});

describe('what the phone company keeps', () => {
  it('is given to who has the account’s credentials, and is gone once it is deleted', async () => {
    const api = await startRecordingsApi('a token');
    const line = await recorder('');
    const { recorded } = await call(line, [], { microphone: talk, onRecording: api.keep });
    expect(recorded).toEqual([]);
    const sid = String(words(line)?.get('RecordingSid'));
    const account = String(words(line)?.get('AccountSid'));
    const ask = (method: string, token: string, type = 'wav'): Promise<Response> =>
      fetch(`${api.url}/2010-04-01/Accounts/${account}/Recordings/${sid}.${type}`, {
        method,
        headers: { Authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}` },
      });
    expect((await ask('GET', 'another')).status).toBe(401);
    const got = await ask('GET', 'a token');
    expect(waveSeconds(Buffer.from(await got.arrayBuffer()))).toBeCloseTo(2, 1);
    expect((await ask('DELETE', 'a token', 'json')).status).toBe(204);
    expect([(await ask('GET', 'a token')).status, api.kept()]).toEqual([404, []]);
  });
});
