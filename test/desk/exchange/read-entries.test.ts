import { describe, expect, it } from 'vitest';
import { toCsvFile } from '../../../src/desk/exchange/csv.ts';
import type { TranslatorLine } from '../../../src/desk/exchange/entry.ts';
import { toJsonFile } from '../../../src/desk/exchange/json.ts';
import { mostFileBytes, readEntries } from '../../../src/desk/exchange/read-entries.ts';
import { toXliff, toXliff2 } from '../../../src/desk/exchange/to-xliff.ts';

const seen = '0123456789abcdef';
const lines: readonly TranslatorLine[] = [
  {
    key: 'safe',
    text: 'Sí, “<b>” & {{hotline}}, é.',
    english: 'Yes, "so" & no.',
    seen,
    notes: ['Fact W5: it’s <safe>.', 'Mind the tone.'],
    state: 'unreviewed',
  },
  { key: 'mail', text: '', english: '=Look; at\nyour mail,', seen, notes: [], state: 'untranslated' },
];

const read = (name: string, text: string | Buffer, language = 'es'): ReturnType<typeof readEntries> =>
  readEntries(name, Buffer.from(text), language);

describe('a translator’s file', () => {
  it.each([
    ['XLIFF 1.2', 'es.xlf', toXliff(lines, 'es'), { seen }],
    ['XLIFF 2', 'es.xliff', toXliff2(lines, 'es'), { seen }],
    ['JSON', 'es.json', toJsonFile(lines), { seen }],
    ['CSV', 'es.csv', toCsvFile(lines), {}],
  ])('in %s is read as it was written, whatever ends its lines', (_, name, text, rest) => {
    const wanted = lines.map(({ key, text: own, english }) => ({ key, text: own, english, ...rest }));
    for (const one of [text, text.replace(/\r?\n/g, '\r\n'), `\u{feff}${text.replace(/^\u{feff}/u, '')}`]) {
      const entries = read(name, one);
      expect(entries.map(({ place, ...entry }) => (place ? entry : undefined))).toEqual(wanted);
      for (const { key, place } of entries) {
        const [, number] = /, line (\d+)$/.exec(place) ?? [];
        expect(one.split('\n')[Number(number) - 1]).toContain(key);
      }
    }
  });

  it('in XLIFF is read with units in groups, split into segments, in CDATA and under a prefix', () => {
    const two = `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en-US" trgLang="es-MX">
      <x:file id="f"><x:group id="g"><x:unit id="safe"><x:segment><x:source>One. </x:source><x:target>Uno. </x:target></x:segment>
      <x:ignorable><x:source> </x:source></x:ignorable><x:segment><x:source>Two.</x:source><x:target>D<x:mrk id="m">os</x:mrk>.</x:target></x:segment>
      </x:unit></x:group></x:file></x:xliff>`;
    expect(read('a.xliff', two)).toEqual([
      { key: 'safe', text: 'Uno. Dos.', english: 'One.  Two.', place: 'a.xliff, line 2' },
    ]);
    const one = `<xliff version="1.2"><file source-language="en" target-language="es"><body><group>
      <trans-unit id="17" resname="safe"><source>Yes</source><target><![CDATA[S&í &amp; <no>]]></target></trans-unit></group></body></file></xliff>`;
    expect(read('a.xlf', one)).toEqual([
      { key: 'safe', text: 'S&í &amp; <no>', english: 'Yes', place: 'a.xlf, line 2' },
    ]);
  });

  it('in CSV may have semicolons or tabs, other columns in any order, quotes, line ends in a field, and blank rows', () => {
    const rows = (of: string): string =>
      ['English', 'note', 'KEY', 'Text'].join(of) +
      `\r\n\r\nYes${of}"a ""b"""${of}safe${of}"Sí,\r\nsí"\r\n${of}${of}mail${of}Ya`;
    for (const [name, of] of [
      ['a.csv', ';'],
      ['a.csv', ','],
      ['a.tsv', '\t'],
    ] as const) {
      expect(read(name, rows(of))).toEqual([
        { key: 'safe', text: 'Sí,\nsí', english: 'Yes', place: `${name}, line 3` },
        { key: 'mail', text: 'Ya', place: `${name}, line 5` },
      ]);
    }
  });

  it('in CSV has cells that a spreadsheet would take for formulas as harmless text', () => {
    const formula = '=HYPERLINK("http://x.example","Sí")';
    const text = toCsvFile([
      { key: 'safe', text: formula, english: '+1', seen, notes: [], state: 'unreviewed' },
    ]);
    expect(text).not.toMatch(/(?:^|[,\n])"?[=+]/m);
    expect(read('a.csv', text)).toMatchObject([{ key: 'safe', text: formula, english: '+1' }]);
    expect(read('a.csv', 'key,text\nsafe,=1+1')).toMatchObject([{ text: '=1+1' }]);
  });
});

const nested = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
const unit = '<file source-language="en" target-language="es"><trans-unit id="a"/></file>';

describe('a file that is no translator’s', () => {
  it.each([
    ['too large', 'a.csv', Buffer.alloc(mostFileBytes + 1, 'a'), 'larger than'],
    ['in another encoding', 'a.json', Buffer.from('{"safe": "S\xed"}', 'latin1'), 'line 1: is not in UTF-8'],
    ['in UTF-16', 'a.csv', Buffer.from('\u{feff}key,text', 'utf16le'), 'UTF-16'],
    ['a table of another program', 'a.xlsx', 'PK', 'by the ending of its name'],
    ['JSON with a key twice', 'a.json', '{\n"a": "x",\n"a": "y"}', 'line 3: "a" stands twice'],
    ['JSON that is cut off', 'a.json', '{"a": "x"', 'is no JSON'],
    ['a list', 'a.json', '["x"]', 'must be an object'],
    ['JSON with something else for a text', 'a.json', '{\n"a": 1}', 'line 2: must be a text'],
    ['JSON that is nested deep', 'a.json', `{"a":${nested('[', ']')}}`, 'must be a text'],
    ['CSV without names of columns', 'a.csv', 'safe,Sí\nmail,Ya', 'line 1: must name its columns'],
    ['CSV with a quote that stays open', 'a.csv', 'key,text\nsafe,"Sí', 'line 2: is no CSV'],
    ['nothing', 'a.csv', '', 'must name its columns'],
    ['XML that is cut off', 'a.xlf', '<xliff><file>', 'is no XML'],
    ['other XML', 'a.xlf', '<html/>', 'is no XLIFF'],
    ['XLIFF without a file', 'a.xlf', '<xliff version="1.2"/>', 'has no <file>'],
    ['XML that is nested deep', 'a.xlf', nested('<xliff>', '</xliff>'), 'is no XML'],
    [
      'an entity bomb',
      'a.xlf',
      `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "${'&a;'.repeat(1000)}">]><xliff>&c;</xliff>`,
      'DOCTYPE',
    ],
    [
      'a file that reads another',
      'a.xlf',
      `<!doctype x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>${unit}&a;</xliff>`,
      'DOCTYPE',
    ],
    ['into another language', 'a.xlf', toXliff(lines, 'fr'), 'into "fr", not into "es"'],
    ['into another language', 'a.xliff', toXliff2(lines, 'fr'), 'into "fr", not into "es"'],
    [
      'from another language',
      'a.xlf',
      toXliff(lines, 'es').replace('source-language="en"', 'source-language="de"'),
      'from "de"',
    ],
  ])('is not read: %s', (_, name, bytes, why) => {
    expect(() => read(name, bytes)).toThrow(why);
    expect(() => read(name, bytes)).toThrow(name);
  });
});
