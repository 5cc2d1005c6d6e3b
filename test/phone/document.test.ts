import { describe, expect, it } from 'vitest';
import { callTinyLine, say, startTinyLine, twiml } from './tiny-line.ts';

const codeOf = async (body: string): Promise<number | undefined> => {
  const line = await startTinyLine({ '/': { headers: { 'Content-Type': 'text/xml' }, body } });
  return (await callTinyLine(line)).failure?.code;
};

describe('a document', () => {
  it('has Response as its root', async () => {
    expect(await codeOf('<?xml version="1.0"?><Answer/>')).toBe(12102);
  });

  it('is XML, with nothing before its declaration', async () => {
    expect(await codeOf('<Response><Say></Response>')).toBe(12100);
    expect(await codeOf(' <?xml version="1.0"?><Response/>')).toBe(12100);
  });

  it('may hold comments and white space', async () => {
    expect(await codeOf('<Response>\n <!-- a comment -->\n <Hangup/>\n</Response>')).toBeUndefined();
  });

  it.each([
    ['an unknown verb', '<Shout>hello</Shout>'],
    ['an unknown attribute', '<Pause seconds="1"/>'],
    ['a verb in the wrong case', '<pause/>'],
    ['a verb where it may not stand', '<Gather><Hangup/></Gather>'],
  ])('fails with %s, and only warns where it is not strict', async (_what, verb) => {
    const line = await startTinyLine({ '/': twiml(verb) });
    expect((await callTinyLine(line)).failure?.code).toBe(12200);
    const lenient = await callTinyLine(line, [], { strict: false });
    expect(lenient.ended).toBe('line');
    expect(lenient.warnings).toHaveLength(1);
  });

  it('runs its verbs in order and hangs up at its end', async () => {
    const line = await startTinyLine({ '/': twiml(say('one'), '<Pause/>', say('two')) });
    const { ended, verbs } = await callTinyLine(line);
    expect([ended, verbs]).toEqual(['line', ['Say', 'Pause', 'Say']]);
  });

  it('hangs up when it is empty', async () => {
    const line = await startTinyLine({ '/': '<Response/>' });
    expect(await callTinyLine(line)).toMatchObject({ ended: 'line', seconds: 0 });
  });
});

describe('what follows in the call', () => {
  it('Redirect posts, and what follows it never runs', async () => {
    const line = await startTinyLine({
      '/': twiml('<Redirect>/next</Redirect>', say('never')),
      '/next': twiml(),
    });
    const { verbs } = await callTinyLine(line);
    expect(line.got[1]).toMatchObject({ method: 'POST', path: '/next' });
    expect(verbs).not.toContain('Say');
  });

  it('an empty Redirect asks the same document again', async () => {
    let asked = 0;
    const line = await startTinyLine({
      '/': () => {
        asked += 1;
        return asked === 1 ? twiml('<Redirect/>') : twiml();
      },
    });
    const record = await callTinyLine(line, [], { strict: false });
    expect(line.got).toHaveLength(2);
    expect(record.warnings).toHaveLength(1);
  });

  it('fifty documents without a key are a loop', async () => {
    const line = await startTinyLine({ '/': twiml('<Redirect>/</Redirect>') });
    const { ended } = await callTinyLine(line);
    expect(ended).toBe('failed');
    expect(line.got).toHaveLength(51);
  });

  it('a key that is pressed begins the count of documents anew', async () => {
    let asked = 0;
    const line = await startTinyLine({
      '/': () => {
        asked += 1;
        const next = '<Redirect>/</Redirect>';
        return asked === 40
          ? twiml('<Gather action="/" numDigits="1"/>', next)
          : asked < 80
            ? twiml(next)
            : twiml();
      },
    });
    expect((await callTinyLine(line, [{ press: '1' }])).ended).toBe('line');
  });

  it('Hangup ends it', async () => {
    const line = await startTinyLine({ '/': twiml('<Hangup/>', say('never')) });
    expect((await callTinyLine(line)).verbs).toEqual(['Hangup']);
  });

  it('Reject as its first verb never answers it', async () => {
    const line = await startTinyLine({ '/': twiml('<Reject reason="busy"/>', say('never')) });
    const { verbs, timeline, seconds } = await callTinyLine(line);
    expect([verbs, seconds]).toEqual([['Reject'], 0]);
    expect(timeline.map(({ kind }) => kind)).toContain('reject');
  });

  it("the caller's hang-up ends everything at once, and is reported", async () => {
    const line = await startTinyLine({
      '/': twiml(say('x'.repeat(150)), '<Redirect>/next</Redirect>'),
      '/end': {},
    });
    const record = await callTinyLine(line, [{ hangUp: true, when: { at: 4 } }], {
      line: { voiceUrl: `${line.origin}/`, statusCallback: `${line.origin}/end` },
    });
    expect([record.ended, record.seconds]).toEqual(['caller', 4]);
    const last = line.got.at(-1);
    expect(last?.path).toBe('/end');
    expect(last?.form.get('CallDuration')).toBe('4');
    expect(last?.form.get('CallStatus')).toBe('completed');
  });
});
