import path from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import type { Bench } from '../../src/desk/bench.ts';
import { serveScript } from '../../src/workbench/script/routes.tsx';
import { serveStudio } from '../../src/workbench/studio/routes.tsx';
import { copyWords, setValues } from '../copied-words.ts';
import { agree, ana, ben, cleo, databaseBench, dora, filesDriver, takeFor } from '../desk/benches.ts';
import { groundOf } from '../desk/ground.ts';
import { startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const place = { language: 'es', line: 'safe' };
const address = '/desk/script/es/safe';

type Fields = Readonly<Record<string, string>>;

interface Page {
  readonly status: number;
  readonly document: Document;
  /** What can be done on the page. */
  readonly acts: readonly string[];
}

/** The script over a database, or over another bench in its place. */
function startScript(bench?: Bench): Promise<TestDeskSite> {
  return startTestDesk((site) => ({ script: serveScript(bench ? { ...site, bench } : site) }));
}

async function read(response: Response): Promise<Page> {
  const { document } = parseHTML(await response.text());
  const acts = [...document.querySelectorAll('[name=act]')].map((field) => field.getAttribute('value') ?? '');
  return { status: response.status, document, acts };
}

const look = async ({ origin, as }: TestDeskSite, member: string, at = address): Promise<Page> =>
  read(await fetch(origin + at, { headers: as(member) }));

const act = (
  { origin, as }: TestDeskSite,
  member: string,
  fields: Fields,
  accept = 'text/html',
): Promise<Response> =>
  fetch(origin + address, {
    method: 'POST',
    headers: { ...as(member), accept },
    body: new URLSearchParams(fields),
  });

async function lineOf(bench: Bench): Promise<BenchLine> {
  const line = await bench.line(place);
  if (!line) throw new Error('there is no such line');
  return line;
}

const other = ({ text = '' }: BenchLine): string => text.replace(/\.$/, ', de verdad.');

describe('a line at the desk', () => {
  it('takes a speaker’s words once a second person has accepted them, and shows whose they are', async () => {
    const desk = await startScript();
    const line = await lineOf(desk.bench);
    await act(desk, 'cleo', { act: 'words', text: other(line), seen: line.seen });
    const own = await look(desk, 'cleo');
    expect(own.document.querySelector('.proposal')?.textContent).toContain('Cleo');
    expect(own.acts).not.toContain('accept');
    const number = String((await lineOf(desk.bench)).proposal?.number);
    expect((await act(desk, 'cleo', { act: 'accept', proposal: number, alone: 'yes' })).status).toBe(422);
    expect((await look(desk, 'dora')).acts).toContain('accept');
    expect((await act(desk, 'dora', { act: 'accept', proposal: number })).status).toBe(200);
    expect((await lineOf(desk.bench)).text).toBe(other(line));
    const { document } = await look(desk, 'ben');
    expect(document.querySelector('.proposal')).toBeNull();
    const told = document.querySelector('.history')?.textContent ?? '';
    expect([told.includes('Cleo'), told.includes('Dora')]).toEqual([true, true]);
    expect(document.querySelector('.history ins')).not.toBeNull();
  });

  it('gives a proposal that is declined back with the reason', async () => {
    const desk = await startScript();
    const line = await lineOf(desk.bench);
    await desk.bench.write(cleo, place, { text: other(line), seen: line.seen, meaning: undefined });
    const number = String((await lineOf(desk.bench)).proposal?.number);
    await act(desk, 'dora', { act: 'decline', proposal: number, why: 'Nadie habla así.' });
    expect((await lineOf(desk.bench)).proposal).toBeUndefined();
    expect((await look(desk, 'cleo')).document.querySelector('.history')?.textContent).toContain(
      'Nadie habla así.',
    );
  });

  it('is reviewed by nobody who wrote its words, and says so before they try', async () => {
    const desk = await startScript();
    const line = await lineOf(desk.bench);
    await act(desk, 'ben', { act: 'words', text: other(line), seen: line.seen });
    const { seen, seenEnglish } = await lineOf(desk.bench);
    const page = await look(desk, 'ben');
    expect(page.acts).not.toContain('review');
    expect(page.document.querySelector('.why-not')).not.toBeNull();
    expect((await act(desk, 'ben', { act: 'review', seen, seenEnglish })).status).toBe(422);
    expect((await lineOf(desk.bench)).review).toBe('unreviewed');
    const answer = await read(await act(desk, 'cleo', { act: 'review', seen, seenEnglish }));
    expect(answer.document.querySelector('.words')?.textContent).toContain('Cleo');
    expect((await lineOf(desk.bench)).review).toBe('reviewed');
  });

  it('lets whoever reviewed it take that back, and offers it to nobody else', async () => {
    const desk = await startScript();
    const { seen, seenEnglish } = await lineOf(desk.bench);
    const { acts } = await read(await act(desk, 'cleo', { act: 'review', seen, seenEnglish }));
    expect(acts).toContain('unreview');
    expect((await look(desk, 'dora')).acts).not.toContain('unreview');
    expect((await act(desk, 'dora', { act: 'unreview' })).status).toBe(422);
    const after = await read(await act(desk, 'cleo', { act: 'unreview' }));
    expect([after.status, after.acts.includes('review')]).toEqual([200, true]);
    expect(after.document.querySelectorAll('.history li')).toHaveLength(2);
    expect((await lineOf(desk.bench)).review).toBe('unreviewed');
  });

  it('shows comments with their writers, and whoever has left as such', async () => {
    const desk = await startScript();
    await act(desk, 'cleo', { act: 'comment', text: '¿Decimos “usted”?' });
    await desk.bench.comment({ ...cleo, id: 'gone' }, place, 'Sí.');
    const { document } = await look(desk, 'dora');
    const comments = [...document.querySelectorAll('.comments li')].map(({ textContent }) => textContent);
    expect(comments.length).toBe(2);
    expect(comments[1]).toContain('Cleo');
    expect(comments[1]).toContain('¿Decimos “usted”?');
    expect(comments[0]).not.toContain('gone');
  });

  it('tells why somebody found it wrong, and is listed so', async () => {
    const desk = await startScript();
    const { seen } = await lineOf(desk.bench);
    await act(desk, 'dora', { act: 'wrong', seen, why: 'Suena a amenaza.' });
    expect((await look(desk, 'cleo')).document.querySelector('.panel.bad')?.textContent).toContain(
      'Suena a amenaza.',
    );
    const { document } = await look(desk, 'cleo', '/desk/script?show=refused');
    expect([...document.querySelectorAll('.script-line')].length).toBe(1);
  });

  it('keeps what was written where it was not taken', async () => {
    const desk = await startScript();
    const { seen } = await lineOf(desk.bench);
    const refused = await read(await act(desk, 'cleo', { act: 'words', text: 'Vea www.uscis.gov.', seen }));
    expect([refused.status, refused.document.querySelector('#new-words')?.textContent]).toEqual([
      422,
      'Vea www.uscis.gov.',
    ]);
    const late = await read(await act(desk, 'cleo', { act: 'words', text: 'Vaya.', seen: '0' }));
    expect([late.status, late.document.querySelector('#new-words')?.textContent]).toEqual([409, 'Vaya.']);
  });

  it('can be read by a speaker of another language, and changed in nothing', async () => {
    const desk = await startScript();
    const { seen, seenEnglish } = await lineOf(desk.bench);
    expect((await look(desk, 'hugo')).acts).toEqual([]);
    for (const fields of [
      { act: 'review', seen, seenEnglish },
      { act: 'words', text: 'Vaya.', seen },
      { act: 'comment', text: 'Hola' },
    ]) {
      expect((await act(desk, 'hugo', fields)).status).toBe(403);
    }
    expect(await desk.bench.history(place)).toEqual([]);
  });

  it('has its take played to those who speak the language, and approved by a second of them', async () => {
    const desk = await startScript();
    const { text = '', seen } = await lineOf(desk.bench);
    await agree(desk.bench, cleo);
    await desk.bench.keep(cleo, place, { bytes: takeFor(text), seen });
    const sound = (await lineOf(desk.bench)).take?.sound ?? '';
    const { document } = await look(desk, 'dora');
    const sources = [...document.querySelectorAll('audio')].map((audio) => audio.getAttribute('src') ?? '');
    const play = async (member: string): Promise<readonly number[]> =>
      Promise.all(
        sources.map(async (url) => (await fetch(desk.origin + url, { headers: desk.as(member) })).status),
      );
    expect([await play('dora'), await play('hugo')]).toEqual([
      [200, 200],
      [403, 403],
    ]);
    expect((await look(desk, 'cleo')).acts).not.toContain('heard');
    expect((await act(desk, 'dora', { act: 'heard', sound, verdict: 'approved' })).status).toBe(200);
    expect((await lineOf(desk.bench)).recording).toBe('current');
  });

  it('leads to the page on which its recording is listened to, which leads back, as long as one waits', async () => {
    const desk = await startTestDesk((site) => ({ script: serveScript(site), studio: serveStudio(site) }));
    const way = (page: Page, to: string): string | null | undefined =>
      page.document.querySelector(`a[href^="${to}"]`)?.getAttribute('href');
    const listen = '/desk/studio/listen?';
    expect(way(await look(desk, 'dora'), listen)).toBeUndefined();
    const { text = '', seen } = await lineOf(desk.bench);
    await agree(desk.bench, cleo);
    await desk.bench.keep(cleo, place, { bytes: takeFor(text), seen });
    const there = way(await look(desk, 'dora'), listen) ?? '';
    const page = await look(desk, 'dora', there);
    expect(page.document.querySelector('.listening')?.id).toBe('line-safe');
    expect(way(page, address)).toBe(address);
    expect(way(await look(desk, 'hugo'), listen)).toBeUndefined();
  });

  it('answers a browser that sends what it has kept with the outcome alone', async () => {
    const desk = await startScript();
    const answer = await act(desk, 'cleo', { act: 'comment', text: 'Hola' }, 'application/json');
    expect(await answer.json()).toMatchObject({ kind: 'done' });
  });

  it('says plainly that a request is no act, or that there is no such line or language', async () => {
    const desk = await startScript();
    expect((await act(desk, 'cleo', { act: 'rob' })).status).toBe(400);
    const page = await look(desk, 'cleo', '/desk/script/es/no-such-line');
    expect([page.status, page.document.querySelectorAll('h1').length]).toEqual([404, 1]);
    expect((await look(desk, 'cleo', '/desk/script/xx/safe')).status).toBe(404);
  });
});

it('shows a line that a release has changed under a hotline’s words beside these, until somebody has chosen', async () => {
  const folders = copyWords();
  const file = `file:${path.join(folders.prompts, '..', 'desk.db')}`;
  const earlier = await databaseBench(file, groundOf(folders));
  const line = await lineOf(earlier);
  await earlier.write(ana, place, { text: other(line), seen: line.seen, meaning: undefined });
  const released = (line.text ?? '').replace(/\.$/, ', como siempre.');
  setValues(folders, 'prompts/es/about.json', { safe: released });
  const bench = await databaseBench(file, groundOf(folders));
  const desk = await startScript(bench);
  const { document } = await look(desk, 'ben');
  const conflict = document.querySelector('.conflict')?.textContent;
  expect([conflict?.includes(other(line)), conflict?.includes(released)]).toEqual([true, true]);
  expect((await look(desk, 'cleo')).document.querySelectorAll('.conflict form').length).toBe(0);
  const { seen } = await lineOf(bench);
  expect((await act(desk, 'ben', { act: 'words', text: released, seen })).status).toBe(200);
  expect(await lineOf(bench)).toMatchObject({ text: released, isInConflict: false });
});

it('opens a speaker’s own language, and for others one to review, with filter and order in every link', async () => {
  const desk = await startScript();
  const hugo = await look(desk, 'hugo', '/desk/script');
  expect(hugo.document.querySelector('#lang option[selected]')?.getAttribute('value')).toBe('ht');
  const owner = await look(desk, 'ana', '/desk/script?show=open&order=gravest&q=es');
  expect(owner.document.querySelector('#lang option[selected]')?.getAttribute('value')).not.toBe('en');
  const links = [...owner.document.querySelectorAll('.script-line, .pager a')];
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(link.getAttribute('href')).toContain('show=open&order=gravest&q=es');
  expect(links.length).toBeLessThan(30);
});

it('takes on a checkout no review and no verdict of somebody without a name', async () => {
  const bench = await filesDriver.prepare().fresh();
  const shown = await lineOf(bench);
  const nobody = { ...ben, id: ' ' };
  expect(await bench.review(nobody, place, shown)).toMatchObject({ kind: 'refused' });
  expect(await bench.hear(nobody, place, { sound: '', verdict: 'approved' })).toMatchObject({
    kind: 'refused',
  });
  expect(await bench.review(dora, place, shown)).toMatchObject({ kind: 'done' });
});
