import { describe, expect, it } from 'vitest';
import { allText, readDocument } from '../../src/phone/document.ts';
import { CallFailure } from '../../src/phone/failure.ts';
import { said } from './heard.ts';
import { callTinyLine, say, startTinyLine, twiml } from './tiny-line.ts';

const codeOf = (xml: string): number | undefined => {
  try {
    readDocument(xml, 'http://line.example/');
  } catch (error) {
    if (error instanceof CallFailure) return error.code;
    throw error;
  }
  return undefined;
};
const faultsOf = (...verbs: string[]): readonly string[] =>
  readDocument(twiml(...verbs), 'http://line.example/').faults;

describe('what is no XML is an error of its own', () => {
  it.each([
    ['nothing', ''],
    ['JSON', '{"verb":"Say"}'],
    ['blanks before the declaration', '\n<?xml version="1.0"?><Response/>'],
    ['a byte order mark before the declaration', '\uFEFF<?xml version="1.0"?><Response/>'],
    ['two roots', '<Response/><Response/>'],
    ['words after the root', '<Response/>more'],
    ['an attribute twice', '<Response><Pause length="1" length="2"/></Response>'],
    ['a lone ampersand', '<Response><Say>a & b</Say></Response>'],
    ['an entity that XML does not know', '<Response><Say>a&nbsp;b</Say></Response>'],
    ['a reference to no character', '<Response><Say>&#xD800;</Say></Response>'],
    ['a name that means something to JavaScript', '<Response><constructor/></Response>'],
  ])('%s', (_what, xml) => {
    expect(codeOf(xml)).toBe(12100);
  });

  it('while another root is another error', () => {
    expect(codeOf('<response/>')).toBe(12102);
    expect(codeOf('<html><body/></html>')).toBe(12102);
  });
});

describe('text is read as XML means it', () => {
  it.each([
    ['named references', 'a &lt; b &amp; c', 'a < b & c'],
    ['numbered references', 'caf&#233; &#xE9;t&#xe9;', 'café été'],
    ['sections of raw text', '<![CDATA[a < b &amp; c]]>', 'a < b &amp; c'],
  ])('%s', (_what, written, meant) => {
    const [verb] = readDocument(`<Response><Say>${written}</Say></Response>`, '').verbs;
    expect(verb && allText(verb)).toBe(meant);
  });

  it('references in attributes and addresses', async () => {
    const line = await startTinyLine({
      '/': twiml('<Gather numDigits="1" action="/next?a=1&amp;b=&#50;"/>'),
      '/next': twiml(),
    });
    await callTinyLine(line, [{ press: '1' }]);
    expect(line.got[1]?.url).toBe('/next?a=1&b=2');
  });
});

describe('the schema', () => {
  it.each([
    ['words in Response', 'hello'],
    ['words in Gather', '<Gather>hello</Gather>'],
    ['a verb in Say', '<Say><Pause/></Say>'],
    ['a paragraph within a sentence', '<Say><s><p>a</p></s></Say>'],
    ['an unknown attribute deep inside', '<Say><prosody speed="80%">a</prosody></Say>'],
    ['an attribute in the wrong case', '<Gather numdigits="1"/>'],
    ['a Number outside a Dial', '<Number>+12025550123</Number>'],
    ['a name that every object has', '<toString/>'],
  ])('knows no %s', (_what, verb) => {
    expect(faultsOf(verb)).toHaveLength(1);
  });

  it('knows what may be said within a Say, and what a Dial can be told', () => {
    const spoken = [
      '<p><s>a <emphasis level="strong">b</emphasis></s></p><break strength="weak"/>',
      '<prosody rate="80%" pitch="low" volume="loud"><w role="amazon:VB">c</w></prosody>',
      '<say-as interpret-as="digits">12</say-as><sub alias="e">f</sub>',
      '<lang xml:lang="fr-FR">g</lang><phoneme alphabet="ipa" ph="h">i</phoneme>',
    ];
    const dial = '<Dial hangupOnStar="true" recordingTrack="both"><Number url="/w">1</Number></Dial>';
    expect(faultsOf(say(spoken.join('')), dial)).toEqual([]);
  });
});

it('what is not strict runs on without what it does not know', async () => {
  const verbs = ['<Shout/>', '<Gather numDigits="1" timeout="1"><Hangup/></Gather>', say('after')];
  const line = await startTinyLine({ '/': twiml(...verbs) });
  const record = await callTinyLine(line, [], { strict: false });
  expect(record.warnings).toHaveLength(2);
  expect(record.timeline.filter(({ kind }) => kind === 'warning')).toHaveLength(2);
  expect(said(record)).toEqual(['after']);
});

it('an empty Redirect is a warning even to a strict call', async () => {
  let asked = 0;
  const line = await startTinyLine({
    '/': () => {
      asked += 1;
      return asked === 1 ? twiml('<Redirect/>') : twiml();
    },
  });
  expect(await callTinyLine(line)).toMatchObject({
    ended: 'line',
    warnings: [expect.stringMatching('Redirect')],
  });
});
