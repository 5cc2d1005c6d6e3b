import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Bench } from '../../src/desk/bench.ts';
import type { OwnTopic } from '../../src/topics/own-document.ts';
import { serveTopics } from '../../src/workbench/topics/routes.tsx';
import { ana } from '../desk/benches.ts';
import { startTestDesk, type TestDeskSite } from './test-desk-site.ts';

type Fields = Readonly<Record<string, string>>;
type Dom = ReturnType<typeof parseHTML>['document'];

/** The page of topics as a member uses it without script: it sends back what its forms have, with some fields filled in. */
interface Page {
  readonly open: (path: string) => Promise<Dom>;
  /** Sends a form of the page that was opened last; gives the status. */
  readonly send: (form: string, fields?: Fields) => Promise<number>;
  readonly dom: () => Dom;
}

function start(): Promise<TestDeskSite> {
  return startTestDesk((site) => ({ topics: serveTopics(site) }));
}

function visit({ origin, as }: TestDeskSite, member = 'ben'): Page {
  let shown = parseHTML('<html></html>').document;
  const take = async (response: Response): Promise<Response> => {
    shown = parseHTML(await response.text()).document;
    return response;
  };
  const get = async (path: string): Promise<Dom> => {
    await take(await fetch(`${origin}${path}`, { headers: as(member) }));
    return shown;
  };
  return {
    dom: () => shown,
    open: (path) => get(`/desk${path}`),
    send: async (name, fields = {}) => {
      const form = shown.querySelector(`form:has([name=form][value="${name}"])`);
      if (!form) throw new Error(`the page has no form ${name}`);
      const body = new URLSearchParams(fieldsOf(form));
      for (const [field, value] of Object.entries(fields)) body.set(field, value);
      const address = form.getAttribute('action')?.replace(/#.*/, '') ?? '';
      const response = await fetch(`${origin}${address}`, { method: 'POST', headers: as(member), body });
      await take(response);
      return response.status;
    },
  };
}

/** What a browser would send of a form. */
function fieldsOf(form: Element): Fields {
  const fields = [...form.querySelectorAll('input, textarea, select')].flatMap((field) => {
    const name = field.getAttribute('name') ?? '';
    const kind = field.getAttribute('type') ?? '';
    if (['radio', 'checkbox'].includes(kind) && !field.hasAttribute('checked')) return [];
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    const value = chosen?.getAttribute('value') ?? field.getAttribute('value') ?? field.textContent;
    return [[name, value] as const];
  });
  return Object.fromEntries(fields);
}

const sickChild = {
  title: 'Sick child',
  about: 'What to do when the child is sick on the day.',
  template: 'steps',
  under: 'trouble',
  choice: 'If your child is sick on the day,',
};

/** A desk on which somebody has started the topic, and their page of it. */
async function startTopic(): Promise<{ readonly desk: TestDeskSite; readonly page: Page }> {
  const desk = await start();
  const page = visit(desk);
  await page.open('/topics');
  expect(await page.send('start', sickChild)).toBe(200);
  return { desk, page };
}

const sentences = 'sentences-sick-child-start';

/** Writes every sentence that the template asks for. */
async function writeAll(page: Page): Promise<number> {
  const names = [...page.dom().querySelectorAll('textarea[name^="words:"]')].map(
    (one) => one.getAttribute('name') ?? '',
  );
  return page.send(
    sentences,
    Object.fromEntries(
      names.map((name, index) => [name, `Do the thing with the letter ${'abcdefg'[index] ?? ''}.`]),
    ),
  );
}

async function topicOf(bench: Bench): Promise<OwnTopic | undefined> {
  return (await bench.topics())?.own.get('sick-child');
}

const faultsIn = (page: Page): number => page.dom().querySelectorAll('.topic-fault').length;

describe('a topic of the hotline’s own', () => {
  it('is started where the page leads on to it, and says at each sentence what is still to do, until that is done', async () => {
    const { desk, page } = await startTopic();
    expect(page.dom().querySelector('h1')?.textContent).toBe('Sick child');
    expect(faultsIn(page)).toBe(5);
    expect(await writeAll(page)).toBe(200);
    expect(faultsIn(page)).toBe(0);
    expect(page.dom().querySelectorAll('.banner.good')).toHaveLength(1);
    const list = await page.open('/topics');
    expect(list.querySelectorAll('.topics > li')).toHaveLength(1);
    expect(list.querySelectorAll('#faults')).toHaveLength(0);
    expect(await desk.bench.difference()).toMatchObject({
      topics: [{ name: 'sick-child', before: undefined }],
    });
  });

  it('is published when only English says it', async () => {
    const { desk, page } = await startTopic();
    await writeAll(page);
    expect(await desk.bench.checks()).toEqual([]);
    const { upTo, newest } = await desk.bench.difference();
    expect(await desk.bench.publish(ana, { upTo, newest, note: '' })).toMatchObject({ kind: 'done' });
    expect((await desk.bench.difference()).topics).toEqual([]);
  });

  it('has every fault lead to its place', async () => {
    const { page } = await startTopic();
    const list = await page.open('/topics');
    const links = [...list.querySelectorAll('#faults a')].map((link) => link.getAttribute('href'));
    expect(links).toHaveLength(5);
    const [path, anchor = ''] = (links[0] ?? '').split('#');
    const there = await page.open((path ?? '').replace('/desk', ''));
    expect(there.getElementById(anchor)?.querySelectorAll('.topic-fault')).toHaveLength(5);
  });

  it('says beside a sentence what no voice can say well, before it is published', async () => {
    const { page } = await startTopic();
    await writeAll(page);
    await page.send(sentences, { 'words:sick-child-step-one': 'Call 911.' });
    expect(faultsIn(page)).toBe(1);
  });

  it('keeps which facts of the guide a sentence says, and names what is none', async () => {
    const { desk, page } = await startTopic();
    await writeAll(page);
    const facts = 'facts:sick-child-step-one';
    expect(await page.send(sentences, { [facts]: 'c3, W5' })).toBe(200);
    const lines = async (): Promise<unknown> => (await topicOf(desk.bench))?.document.lines;
    expect(await lines()).toMatchObject({ 'sick-child-step-one': { facts: ['C3', 'W5'] } });
    expect(await page.send(sentences, { [facts]: 'biometrics' })).toBe(422);
    expect(page.dom().querySelector('.banner.bad, .banner.look')?.textContent).toContain('BIOMETRICS');
    expect(await page.send(sentences, { [facts]: '' })).toBe(200);
    expect(JSON.stringify(await lines())).not.toContain('facts');
  });

  it('takes one more answer, with sentences, a source, and what can be done next', async () => {
    const { desk, page } = await startTopic();
    const status = await page.send('answer-sick-child-start', {
      choice: 'If you have a doctor’s note,',
      sentences: 'Take the note with you.\nShow it at the desk.',
      source: 'https://example.org/notes',
      next: 'number',
    });
    expect(status).toBe(200);
    const { document, words } = (await topicOf(desk.bench)) ?? {};
    const [, added = ''] = Object.keys(document?.nodes ?? {});
    expect(document?.nodes?.[added]).toMatchObject({ kind: 'answer', choices: [{ part: 'number' }] });
    expect(Object.values(words ?? {})).toContain('Show it at the desk.');
    expect(Object.values(document?.lines ?? {})).toContainEqual({ source: 'https://example.org/notes' });
    expect(page.dom().getElementById(`at-${added}`)).not.toBeNull();
  });

  it('has a sentence moved or removed without what was typed in the others being lost', async () => {
    const { desk, page } = await startTopic();
    const typed = { 'words:sick-child-step-two': 'Call and say that the child is sick.' };
    await page.send(sentences, { ...typed, press: 'up sick-child 2' });
    await page.send(sentences, { press: 'remove sick-child 0' });
    const topic = await topicOf(desk.bench);
    expect(topic?.words['sick-child-step-two']).toBe(typed['words:sick-child-step-two']);
    expect(topic?.document.nodes?.['sick-child-start']).toMatchObject({
      messages: [
        ['sick-child-step-two'],
        ['sick-child-step-one'],
        ['sick-child-step-three'],
        ['sick-child-then-done'],
      ],
    });
  });

  it('keeps the English that somebody has written on another page', async () => {
    const { desk, page } = await startTopic();
    const place = { language: 'en', line: 'sick-child-step-one' };
    const { seen = '' } = (await desk.bench.line(place)) ?? {};
    const written = { text: 'First, stay calm.', seen, meaning: undefined };
    expect(await desk.bench.write(ana, place, written)).toMatchObject({ kind: 'done' });
    await page.open('/topics/sick-child');
    await page.send(sentences, { 'words:sick-child-step-two': 'Then call.' });
    expect(await desk.bench.line(place)).toMatchObject({ text: 'First, stay calm.' });
  });
});

describe('what was done', () => {
  it('is taken back step by step and made again, and each button says what that would be', async () => {
    const { desk, page } = await startTopic();
    const started = JSON.stringify(await topicOf(desk.bench));
    await writeAll(page);
    const written = JSON.stringify(await topicOf(desk.bench));
    expect(page.dom().getElementById('undo-what')?.textContent).toContain('letter a');
    await page.send('undo');
    expect(JSON.stringify(await topicOf(desk.bench))).toBe(started);
    await page.send('undo');
    expect(await topicOf(desk.bench)).toBeUndefined();
    expect(page.dom().querySelectorAll('[name=form][value=undo]')).toHaveLength(0);
    await page.send('redo');
    await page.send('redo');
    expect(JSON.stringify(await topicOf(desk.bench))).toBe(written);
  });

  it('cannot be made again after something new', async () => {
    const { page } = await startTopic();
    await writeAll(page);
    await page.send('undo');
    await page.send('about', { about: 'Something else.' });
    expect(page.dom().querySelectorAll('[name=form][value=redo]')).toHaveLength(0);
  });

  it('is taken back as a whole where it has changed more than one topic', async () => {
    const { desk, page } = await startTopic();
    await page.open('/topics/at/trouble');
    await page.send('choices-trouble', { press: 'up sick-child-start' });
    const before = JSON.stringify([...((await desk.bench.topics())?.own ?? [])]);
    await page.open('/topics/sick-child');
    await page.send('remove-topic');
    expect((await desk.bench.topics())?.own.has('sick-child')).toBe(false);
    await page.send('undo');
    const own = [...((await desk.bench.topics())?.own ?? [])];
    expect(own.toSorted()).toEqual((JSON.parse(before) as typeof own).toSorted());
  });
});

describe('two people at once', () => {
  it('the second is told, nothing of theirs is written or lost, and they can save it over what they then see', async () => {
    const { desk, page: ben } = await startTopic();
    const other = visit(desk, 'ana');
    await other.open('/topics/sick-child');
    await ben.send(sentences, { 'words:sick-child-step-one': 'First, call.' });
    const field = 'words:sick-child-step-two';
    expect(await other.send(sentences, { [field]: 'Then wait.' })).toBe(409);
    expect(other.dom().querySelector('.banner.bad')).not.toBeNull();
    expect(other.dom().querySelector(`[name="${field}"]`)?.textContent).toBe('Then wait.');
    expect((await topicOf(desk.bench))?.words['sick-child-step-two']).not.toBe('Then wait.');
    expect(await other.send(sentences)).toBe(200);
    expect((await topicOf(desk.bench))?.words).toMatchObject({ 'sick-child-step-two': 'Then wait.' });
  });
});

describe('a place of the guide', () => {
  it('that says facts is hidden only with what stands in its stead, and is shown again', async () => {
    const desk = await start();
    const page = visit(desk);
    await page.open('/topics/at/rescheduled');
    expect(await page.send('hide-rescheduled')).toBe(422);
    expect(page.dom().querySelector('#at-rescheduled .banner.bad')).not.toBeNull();
    expect(page.dom().querySelector('#hide')?.hasAttribute('open')).toBe(true);
    expect(await page.send('hide-rescheduled', { instead: 'missed' })).toBe(200);
    expect((await desk.bench.topics())?.own.get('house')?.document.hides).toEqual([
      { node: 'rescheduled', instead: 'missed' },
    ]);
    expect(await page.send('show-rescheduled')).toBe(200);
    expect((await desk.bench.topics())?.own.size).toBe(0);
  });

  it('offers its choices in another order and under other keys', async () => {
    const desk = await start();
    const page = visit(desk);
    const before = await page.open('/topics/at/trouble');
    const keys = (dom: Dom): readonly (string | null | undefined)[] =>
      [...dom.querySelectorAll('#at-trouble .topic-choices select')].map((one) =>
        one.querySelector('option[selected]')?.getAttribute('value'),
      );
    expect(keys(before)).toEqual(['1', '2', '3', '4']);
    expect(await page.send('choices-trouble', { 'key:late': '1', 'key:missed': '7' })).toBe(200);
    expect(keys(page.dom())).toEqual(['4', '7', '3', '1']);
  });

  it('that belongs to a topic of the hotline’s own is changed on that topic’s page', async () => {
    const { page } = await startTopic();
    const there = await page.open('/topics/at/sick-child-start');
    expect(there.querySelector('h1')?.textContent).toBe('Sick child');
  });
});

describe('the page', () => {
  it('is only to be read by a speaker, whose forms are refused', async () => {
    const { desk } = await startTopic();
    const page = visit(desk, 'cleo');
    const shown = await page.open('/topics/sick-child');
    expect(shown.querySelectorAll('main form')).toHaveLength(0);
    const { seen = '' } = (await desk.bench.topics()) ?? {};
    const body = new URLSearchParams({
      act: 'remove-topic',
      topic: 'sick-child',
      form: 'remove-topic',
      seen,
    });
    const sent = await fetch(`${desk.origin}/desk/topics`, {
      method: 'POST',
      headers: desk.as('cleo'),
      body,
    });
    expect(sent.status).toBe(403);
    expect(await topicOf(desk.bench)).toBeDefined();
  });

  it('keeps what was typed in a form that lacks something', async () => {
    const desk = await start();
    const page = visit(desk);
    await page.open('/topics');
    expect(await page.send('start', { ...sickChild, choice: '' })).toBe(422);
    expect(page.dom().querySelector('#start-title')?.getAttribute('value')).toBe('Sick child');
    expect(page.dom().querySelector('#template-steps')?.hasAttribute('checked')).toBe(true);
    expect((await desk.bench.topics())?.own.size).toBe(0);
  });

  it('is not there for a topic or a place that is not', async () => {
    const desk = await start();
    for (const path of ['/topics/none', '/topics/at/none'])
      expect((await fetch(`${desk.origin}/desk${path}`, { headers: desk.as('ana') })).status).toBe(404);
  });
});

describe('a whole topic', () => {
  it('is turned on with one press, in English and in Spanish, and is sound and reviewed by nobody', async () => {
    const desk = await start();
    const page = visit(desk);
    for (const name of ['my-hearing', 'i-moved']) {
      await page.open('/topics');
      expect(await page.send(`worked-${name}`)).toBe(200);
      const lines = await desk.bench.lines('es');
      const own = lines.filter(({ line }) => line.startsWith(`${name}-`));
      expect(own.length).toBeGreaterThan(5);
      expect(own.filter(({ text, english }) => text === english)).toEqual([]);
      expect(own.map(({ review }) => review)).not.toContain('reviewed');
    }
    const dom = await page.open('/topics');
    expect(dom.querySelector('#worked')).toBeNull();
    expect(await desk.bench.checks()).toEqual([]);
  }, 60_000);
});
