import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import { amissOf } from './amiss-of.ts';
import { guide } from './guides.ts';
import { linesHeard } from '../src/guide/heard.ts';
import { shapeOf, stopsOf } from '../src/guide/shape.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import type { Element } from '../src/phone/element.ts';
import type { Asking } from '../src/phone/asking.ts';
import { askDocument, type Answered } from '../src/phone/request.ts';
import type { SpeechFolders } from '../src/speech/folders.ts';
import { copyWords, setValues } from './copied-words.ts';
import { callWithKeys as call, nodesOf, played, spokenLanguages } from './recorded-calls.ts';
import { publicUrl, startTestLine, usualForm, type TestLine } from './test-line.ts';
import { addToneLanguage, recordTones, shortLines, surveyOf, toneLanguage, wholeLines } from './tones.ts';
import { keysFrom, keysTo } from './keys-to.ts';

const languages = `es,${toneLanguage},en`;

function startLine(folders: SpeechFolders, environment: Record<string, string> = {}): Promise<TestLine> {
  return startTestLine({ LANGUAGES: languages, ...environment }, { folders });
}

/** The document that says a place again. */
function askAgain(line: TestLine, place: string): Promise<Answered> {
  const asking: Asking = {
    authToken: line.authToken,
    clock: createInstantClock(),
    origins: { asked: new URL(line.voiceUrl).origin, signed: publicUrl },
  };
  const url = `${publicUrl}/voice/${place}`;
  return askDocument(asking, { url, method: 'POST' }, { ...usualForm, Digits: '#' });
}

const elementsIn = ({ children }: Element): readonly Element[] =>
  children.filter((child) => typeof child !== 'string');

describe('a language without voice and text', () => {
  it('is not offered before its essentials are recorded, and the start says what is missing', async () => {
    const folders = addToneLanguage();
    const lines = shortLines(folders, toneLanguage);
    recordTones(folders, toneLanguage, lines.slice(0, -9));
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', 'en']);
    expect(amissOf(line).some((what) => what.includes('Tones'))).toBe(true);
  });

  it('is offered short with about a dozen lines and the digits: its name in the menu, the essentials, the number, goodbye', async () => {
    const folders = addToneLanguage();
    const lines = shortLines(folders, toneLanguage);
    recordTones(folders, toneLanguage, lines);
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', toneLanguage, 'en']);
    const record = await call(line, '2,-,-,-,-,-,-,-,-,-,-');
    expect(record.ended).toBe('line');
    const heard = played(record);
    expect(heard.slice(0, 2)).toEqual(['language-name', 'press-2']);
    const key = /^press-\d$/;
    const ofPersons = ['connecting', 'person-no-answer', 'person-closed', 'no-person'];
    expect(lines.filter((one) => !key.test(one) && !heard.includes(one))).toEqual(ofPersons);
    expect([...new Set(nodesOf(record))]).toEqual(
      [
        'es/language',
        `${toneLanguage}/short`,
        `${toneLanguage}/essentials`,
        `${toneLanguage}/short-end`,
        `${toneLanguage}/goodbye`,
      ].slice(0, -1),
    );
    expect(record.timeline.at(-2)?.kind).toBe('play');
  });

  it('that is short leads every key to what it has: a person, the language menu, its essentials', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const line = await startLine(folders);
    expect(played(await call(line, '2,0,h'))).toContain('no-person');
    expect(nodesOf(await call(line, '2,8,3,-,h')).at(-1)).toBe('en/greeting');
    expect(nodesOf(await call(line, '2,*,-,h')).at(-1)).toBe(`${toneLanguage}/language`);
    for (const keys of ['2,9,h', '2,3,h', '2,#,h', '2,3,3,3,h', '2,-,-,-,-,-,-,7,h']) {
      const record = await call(line, keys);
      expect(
        nodesOf(record).every(
          (node) => node.startsWith('es/language') || node.startsWith(`${toneLanguage}/`),
        ),
      ).toBe(true);
      expect([...spokenLanguages(record)].filter((one) => one !== 'es-US' && one !== 'en-US')).toEqual([]);
    }
  });

  it('that is short is read its essentials once after three keys that mean nothing, and then asked on', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const nodes = nodesOf(await call(await startLine(folders), '2,-,3,3,3,-,-,-,-,-,-,-,h'));
    const first = nodes.indexOf(`${toneLanguage}/essentials`);
    const again = nodes.indexOf(`${toneLanguage}/essentials`, nodes.indexOf(`${toneLanguage}/short-end`));
    expect(again).toBeGreaterThan(first);
    expect(nodes.slice(again)).toContain(`${toneLanguage}/short-end`);
    expect(nodes.slice(again)).not.toContain(`${toneLanguage}/short`);
  });

  it('that is short and stands first leaves reading to a caller without keys to languages that are whole', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const line = await startLine(folders, { LANGUAGES: `${toneLanguage},es,en` });
    const record = await call(line, '-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-');
    const read = nodesOf(record).filter((node) => node.endsWith('/keyless-essentials'));
    expect([...new Set(read)]).toEqual(['es/keyless-essentials', 'en/keyless-essentials']);
    expect(record.ended).toBe('line');
  });

  it('is read the essentials on a number of its own, and where keys are blocked', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const line = await startLine(folders);
    for (const number of [`?lang=${toneLanguage}`, `?lang=${toneLanguage}&start=essentials`]) {
      const record = await call(line, '-,-,-,-,-,-,-,-,-,-', number);
      expect(record.ended).toBe('line');
      expect(played(record)).toEqual(
        expect.arrayContaining(['what-name', 'safe-briefly', 'digits-83', 'goodbye']),
      );
    }
  });

  it('is offered whole with every line recorded: every node is played, and only English words are spoken', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, wholeLines(folders, toneLanguage));
    const line = await startLine(folders, { HOTLINE_NAME: 'A Hotline' });
    expect(line.offers().reach[toneLanguage]).toEqual({ untold: true });
    const heard = new Set<string>();
    for (const [id, node] of shapeOf(guide).nodes) {
      if (id === guide.roles.language || id.startsWith('short')) continue;
      for (let stop = 0; stop < stopsOf(node).length; stop += 1) {
        const { document } = await askAgain(line, `${toneLanguage}/${id}?${stop > 0 ? `m=${stop}&` : ''}n=5`);
        expect(document.faults, id).toEqual([]);
        const verbs = document.verbs.flatMap((verb) => [verb, ...elementsIn(verb)]);
        for (const { name, attributes, children } of verbs) {
          if (name === 'Say') expect(['en-US', 'es-US'], id).toContain(attributes.language);
          const [address] = children;
          if (name === 'Play' && typeof address === 'string') {
            heard.add(/\/audio\/([^.]+)/.exec(address)?.[1] ?? '');
          }
        }
      }
    }
    expect(heard).toContain('greeting-unnamed');
    expect(heard).not.toContain('greeting-named');
    const record = await call(line, `2,-,${keysTo('notice-court', 'notice-court-receipt')},-,-,h`);
    expect(played(record)).toContain('notice-where');
  });

  it('is told offices of legal help with recorded digits, and their names in the English voice', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, wholeLines(folders, toneLanguage));
    const line = await startLine(folders, { LEGAL_HELP: 'old' });
    const toZip = `${keysTo('missed-recent')},-,-,${keysFrom('missed-recent', 'zip')}`;
    const toOffices = `${toZip},7,9,9,0,1,-,1,1,h`;
    const record = await call(line, toOffices, `?lang=${toneLanguage}`);
    const digits = played(record).filter((name) => name.startsWith('digit-'));
    expect(digits).toHaveLength(3 * 2 * 10);
    expect(played(record)).toContain('list-printed');
    expect(spokenLanguages(record)).toEqual(new Set(['en-US']));
  });

  it('has the key of its place among those that are offered', async () => {
    const folders = addToneLanguage();
    const lines = shortLines(folders, toneLanguage).filter((line) => !/^press-[2-8]$/.test(line));
    recordTones(folders, toneLanguage, [...lines, 'press-8']);
    const first = await startLine(folders, { LANGUAGES: `ht,${toneLanguage},en` });
    expect(first.offers().languages).toEqual([toneLanguage, 'en']);
    const second = await startLine(folders, { LANGUAGES: `en,${toneLanguage}` });
    expect(second.offers().languages).toEqual(['en']);
  });

  it('that lacks one line of the whole is offered short', async () => {
    const folders = addToneLanguage();
    const lines = wholeLines(folders, toneLanguage).filter((line) => line !== 'missed-call');
    recordTones(folders, toneLanguage, [...lines, 'short-here']);
    const line = await startLine(folders);
    expect(line.offers().reach[toneLanguage]).toEqual({ untold: true, short: true });
    expect(amissOf(line).some((what) => what.includes('missed-call'))).toBe(true);
  });

  it('whose text has changed plays the essentials in the place of that answer alone', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, wholeLines(folders, toneLanguage));
    setValues(folders, 'prompts/en/trouble.json', {
      'missed-call': 'Other words, that may mean something else.',
    });
    const line = await startLine(folders);
    const changed = line.offers().reach[toneLanguage]?.changed;
    expect([...(changed ?? [])]).toEqual(['missed-long']);
    const replaced = await call(line, `2,-,${keysTo('missed-long')},-,-,-,-,-,-,h`);
    expect(nodesOf(replaced)).toContain(`${toneLanguage}/answer-changed`);
    expect(played(replaced)).toContain('safe-briefly');
    expect(played(replaced)).not.toContain('missed-call');
    expect(nodesOf(replaced).at(-1)).toBe(`${toneLanguage}/main`);
    expect(played(await call(line, `2,-,${keysTo('missed-recent')},-,h`))).toContain('missed-go');
  });

  it('whose text has changed, and not its meaning, is played on and reported', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, wholeLines(folders, toneLanguage));
    const before = surveyOf(folders, toneLanguage).recordings.list['missed-call'];
    setValues(folders, 'prompts/en/trouble.json', { 'missed-call': 'The same in other words.' });
    recordTones(folders, toneLanguage, ['missed-call']);
    const after = surveyOf(folders, toneLanguage).recordings.list['missed-call'];
    setValues(folders, `audio/${toneLanguage}/recordings.json`, {
      'missed-call': { ...before, later: { text: after?.text, meaning: 'same' } },
    });
    const line = await startLine(folders);
    expect(line.offers().reach[toneLanguage]).toEqual({ untold: true });
    expect(amissOf(line).some((what) => what.includes('missed-call'))).toBe(true);
    expect(played(await call(line, `2,-,${keysTo('missed-long')},-,h`))).toContain('missed-call');
  });
});

describe('a language with a voice', () => {
  const spanish = { LANGUAGES: 'es,en' };

  it('plays a node whose lines are all recorded, and speaks it whole where one is missing', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', linesHeard(guide, 'es', 'about-what', { unreviewed: true }));
    const whole = await call(
      await startTestLine(spanish, { folders }),
      `${keysTo('about-what')},-,-,-,h`,
      '?lang=es',
    );
    expect(played(whole).slice(0, 3)).toEqual(['keys-any-time', 'what-name', 'what-taken']);
    expect(played(whole)).toContain('keys-back');
    setValues(folders, 'audio/es/recordings.json', { 'keys-back': null });
    const spoken = await call(
      await startTestLine(spanish, { folders }),
      `${keysTo('about-what')},-,-,-,h`,
      '?lang=es',
    );
    expect(played(spoken)).toEqual([]);
  });

  it('is named in the language menu by its voice unless name and key are recorded both', async () => {
    const folders = copyWords();
    const menu = async (): Promise<readonly string[]> =>
      played(await call(await startTestLine(spanish, { folders }), 'h'));
    recordTones(folders, 'es', ['language-name']);
    expect(await menu()).toEqual([]);
    recordTones(folders, 'es', ['press-1', 'more-languages', 'press-9']);
    expect(await menu()).toEqual(['language-name', 'press-1']);
  });

  it('is spoken again where the text of a recording has changed', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', linesHeard(guide, 'es', 'about-what', { unreviewed: true }));
    setValues(folders, 'prompts/es/about.json', { 'what-taken': 'Ahí le toman las huellas.' });
    const record = await call(
      await startTestLine(spanish, { folders }),
      `${keysTo('about-what')},-,-,-,h`,
      '?lang=es',
    );
    expect(played(record)).toEqual([]);
  });

  it('plays recorded English words inside it, each by itself', async () => {
    const folders = copyWords();
    recordTones(folders, 'en', ['infopass']);
    const line = await startTestLine(spanish, { folders });
    const record = await call(line, `${keysTo('words-receipt', 'script-receipt-uscis')},h`, '?lang=es');
    expect(played(record)).toEqual(['chime', 'infopass', 'infopass']);
    expect([...spokenLanguages(record)]).toEqual(['es-US']);
  });
});

describe('recordings', () => {
  it('that cannot be played are told with their place, and count as missing', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    setValues(folders, `audio/${toneLanguage}/recordings.json`, {
      'safe-briefly': null,
      goodbye: { text: 'x' },
    });
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', 'en']);
    expect(amissOf(line).some((what) => what.includes(`audio/${toneLanguage}/`))).toBe(true);
  });

  it('that are no telephone sound are told, and count as missing', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const wave = new wavefile.WaveFile();
    wave.fromScratch(
      1,
      16_000,
      '16',
      Array.from({ length: 1600 }, () => 0),
    );
    writeFileSync(path.join(folders.audio, toneLanguage, 'safe-briefly.wav'), wave.toBuffer());
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', 'en']);
    expect(amissOf(line).some((what) => what.includes(`audio/${toneLanguage}/safe-briefly.wav`))).toBe(true);
  });
});

describe('a language without a voice, and a person behind the line', () => {
  const withPerson = { TWILIO_PHONE_NUMBER: '+12025550188', ADVOCATE_PHONE: '+12025550123' };

  it('connects from a short language too, and says so when nobody answers', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, shortLines(folders, toneLanguage));
    const line = await startLine(folders, withPerson);
    const record = await call(line, '2,0,-,h');
    expect(record.timeline.some(({ kind }) => kind === 'dial')).toBe(true);
    expect(played(record)).toEqual(expect.arrayContaining(['connecting', 'person-no-answer']));
  });

  it('connects from a whole language, and says nothing that is not recorded', async () => {
    const folders = addToneLanguage();
    recordTones(folders, toneLanguage, wholeLines(folders, toneLanguage));
    const line = await startLine(folders, { ...withPerson, ADVOCATE_LANGUAGES: 'en' });
    const record = await call(line, '2,0,-,-,h');
    expect(record.timeline.some(({ kind }) => kind === 'dial')).toBe(true);
    expect(played(record)).toEqual(
      expect.arrayContaining(['connecting', 'person-no-answer', 'person-again']),
    );
  });
});
