import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Difference, LineDifference } from '../../src/desk/difference.ts';
import { entriesOf, groupsOf } from '../../src/workbench/publications/entries.ts';
import { servePublications } from '../../src/workbench/publications/routes.tsx';
import { ana, ben } from '../desk/benches.ts';
import { startTestDesk } from './test-desk-site.ts';

function lineOf(language: string, line: string, what: Partial<LineDifference> = {}): LineDifference {
  return { language, line, words: undefined, isReviewChanged: false, isRecordingChanged: false, ...what };
}

const words = { before: 'Go.', after: 'Please go.' };
const difference: Difference = {
  upTo: 9,
  newest: 2,
  lines: [
    lineOf('es', 'safe', { words, isReviewChanged: true, isRecordingChanged: true }),
    lineOf('es', 'mail', { isReviewChanged: true }),
    lineOf('fr', 'safe', { isReviewChanged: true }),
    lineOf('fr', 'mail', { words }),
  ],
  own: [
    { part: 'name', before: { en: 'Open House', fr: 'Maison' }, after: { en: 'Open Door', fr: 'Maison' } },
  ],
  topics: [{ name: 'sick-child', before: undefined, after: undefined }],
  offices: [
    {
      id: '0123456789abcdef',
      before: { own: undefined, called: undefined },
      after: { own: undefined, called: '2026-11-28' },
    },
  ],
  voices: [{ language: 'es', place: 'all', before: undefined, after: 'cleo' }],
  languages: ['mam'],
  compared: ['faq/W5'],
};

describe('what publishing would change', () => {
  it('is listed thing by thing: topics, words, recordings, reviews language by language, own words, facts', () => {
    expect(entriesOf(difference)).toEqual([
      { kind: 'topics', topic: difference.topics[0] },
      { kind: 'language', language: 'mam' },
      { kind: 'words', language: 'es', line: 'safe', ...words },
      { kind: 'words', language: 'fr', line: 'mail', ...words },
      { kind: 'voices', language: 'es', place: 'all', before: undefined, after: 'cleo' },
      { kind: 'recording', language: 'es', line: 'safe' },
      { kind: 'reviews', language: 'es', lines: ['mail'] },
      { kind: 'reviews', language: 'fr', lines: ['safe'] },
      { kind: 'own', language: 'en', part: 'name', before: 'Open House', after: 'Open Door' },
      { kind: 'offices', office: difference.offices[0] },
      { kind: 'compared', facts: ['W5'] },
    ]);
  });

  it('is shown a page at a time, each page under its headings', () => {
    const entries = entriesOf(difference);
    expect(groupsOf(entries, 1, 3).map(({ kind, entries: some }) => [kind, some.length])).toEqual([
      ['topics', 1],
      ['language', 1],
      ['words', 1],
    ]);
    expect(groupsOf(entries, 2, 3).flatMap(({ entries: some }) => some)).toEqual(entries.slice(3, 6));
  });

  it('is nothing where nothing differs', () => {
    expect(
      entriesOf({
        upTo: 0,
        newest: 0,
        lines: [],
        own: [],
        topics: [],
        offices: [],
        voices: [],
        languages: [],
        compared: [],
      }),
    ).toEqual([]);
  });
});

it('while the checks take long, the page is there, says so, asks again by itself, and publishes nothing yet', async () => {
  const desk = await startTestDesk((site) => ({
    publications: servePublications({
      ...site,
      bench: { ...site.bench, checks: () => new Promise<never>(() => undefined) },
    }),
  }));
  const { seen } = await desk.bench.own();
  await desk.bench.setOwn(ana, { kind: 'name', value: { en: 'Open Door' } }, seen.name);
  const page = await fetch(`${desk.origin}/desk/publications`, { headers: desk.as('ana') });
  const { document } = parseHTML(await page.text());
  expect([page.status, page.headers.has('refresh')]).toEqual([200, true]);
  expect(document.querySelectorAll('[aria-busy="true"]')).toHaveLength(1);
  expect(document.querySelectorAll('main form[method="post"]')).toHaveLength(0);
});

it('what is being checked stays what it is while others go on working, and is what is published then', async () => {
  let over = (): void => undefined;
  const checked = new Promise<readonly never[]>((resolve) => {
    over = () => {
      resolve([]);
    };
  });
  const asked: (number | undefined)[] = [];
  const desk = await startTestDesk((site) => {
    const checks = (upTo?: number): Promise<readonly never[]> => {
      asked.push(upTo);
      return checked;
    };
    return { publications: servePublications({ ...site, bench: { ...site.bench, checks } }) };
  });
  const change = async (line: string): Promise<void> => {
    const { text = '', seen = '' } = (await desk.bench.line({ language: 'es', line })) ?? {};
    await desk.bench.write(ben, { language: 'es', line }, { text: `${text} Sí.`, seen, meaning: undefined });
  };
  await change('safe');
  const { upTo } = await desk.bench.difference();
  const page = await fetch(`${desk.origin}/desk/publications`, { headers: desk.as('ana') });
  const again = /url=(.*)/.exec(page.headers.get('refresh') ?? '')?.[1] ?? '';
  await change('mail');
  over();
  const later = await fetch(desk.origin + again, { headers: desk.as('ana') });
  const { document } = parseHTML(await later.text());
  expect(document.querySelector('input[name="upTo"]')?.getAttribute('value')).toBe(String(upTo));
  expect(asked).toEqual([undefined, upTo]);
  const { upTo: newest } = await desk.bench.difference();
  expect(newest).toBeGreaterThan(upTo);
});
