import { describe, expect, it } from 'vitest';
import { guide, guides } from '../guides.ts';
import { newCall } from '../../src/guide/place.ts';
import { pageOf } from '../../src/guide/page.ts';
import { isSilent, shapeOf, stopsOf } from '../../src/guide/shape.ts';
import type { Manner } from '../../src/guide/turn.ts';
import { createDocuments } from '../../src/http/documents.ts';
import { createSeals } from '../../src/http/seal.ts';
import { loadProject } from '../../src/cli/project.ts';
import { readDocument, type Document } from '../../src/phone/document.ts';
import { createRenderer, type Renderer } from '../../src/twiml/render.ts';

const links = { next: '/next', recording: (name: string): string => `/audio/${name}` };

async function createPages(): Promise<(node: string, stop?: number, manner?: Manner) => Document> {
  const { speech, offers } = await loadProject(guides.faq);
  const render = createRenderer(speech);
  return (node, stop = 0, manner = 'plain') => {
    const at = { ...newCall(guide, 'es'), node, stop };
    return readDocument(render(pageOf(guide, at, manner, offers), links), 'test');
  };
}

describe('a document', () => {
  it('says everything inside a Gather that takes any key, and goes on by itself after it', async () => {
    const pageAt = await createPages();
    for (const [id, node] of shapeOf(guide).nodes) {
      if (isSilent(node) || ['reading', 'goodbye', 'handover', 'zip', 'phone'].includes(node.kind)) continue;
      stopsOf(node).forEach((_, stop) => {
        const { verbs } = pageAt(id, stop);
        expect(
          verbs.map(({ name }) => name),
          id,
        ).toEqual(['Gather', 'Redirect']);
        expect(verbs[0]?.attributes).toMatchObject({
          input: 'dtmf',
          finishOnKey: '',
          numDigits: '1',
          method: 'POST',
        });
      });
    }
  });

  it('takes a ZIP code whole, and the key that leads back at once', async () => {
    const pageAt = await createPages();
    expect(pageAt('zip').verbs[0]?.attributes).toMatchObject({
      finishOnKey: '*',
      numDigits: '5',
      actionOnEmptyResult: 'true',
    });
  });

  it('of the essentials and of goodbye takes no key at all', async () => {
    const pageAt = await createPages();
    const names = (node: string): readonly string[] => pageAt(node).verbs.map(({ name }) => name);
    expect(names('essentials')).not.toContain('Gather');
    expect(names('essentials').at(-1)).toBe('Redirect');
    expect(names('goodbye')).not.toContain('Gather');
    expect(names('goodbye').at(-1)).toBe('Hangup');
  });

  it('waits a second after a message, 8 for a choice, 20 where a paper must be fetched, 3 for a language', async () => {
    const pageAt = await createPages();
    const patience = (node: string, stop = 0): string | undefined =>
      pageAt(node, stop).verbs[0]?.attributes.timeout;
    expect(patience('about-what')).toBe('1');
    expect(patience('main')).toBe('8');
    expect(patience('notice-court-receipt')).toBe('20');
    expect(patience('language')).toBe('3');
  });

  it('is slower when it is said again', async () => {
    const pageAt = await createPages();
    const ratesOf = (manner: Manner): readonly string[] =>
      JSON.stringify(pageAt('about-what', 0, manner).verbs).match(/"rate":"\d+%"/g) ?? [];
    expect(ratesOf('plain')).toEqual([]);
    expect(ratesOf('slower')).toEqual(['"rate":"80%"']);
  });
});

describe('documents', () => {
  it('are rendered once, and a request only fills in the state', async () => {
    const { speech, offers } = await loadProject(guides.faq);
    let rendered = 0;
    const render = createRenderer(speech);
    const counted: Renderer = (page, to) => {
      rendered += 1;
      return render(page, to);
    };
    const plan = { callerId: undefined, person: undefined, mostAtUscis: 0 };
    const documents = createDocuments(guide, counted, plan, 'https://line.example', createSeals(['token']));
    const at = { ...newCall(guide, 'en'), node: 'main' };
    const one = documents({ at: { ...at, turns: 3 }, manner: 'plain' }, offers, 'CA1');
    const other = documents({ at: { ...at, turns: 4, keyed: true }, manner: 'plain' }, offers, 'CA1');
    expect(rendered).toBe(1);
    expect(other).toBe(one.replaceAll('?n=3', '?k=1&amp;n=4'));
    documents({ at, manner: 'slower' }, offers, 'CA1');
    expect(rendered).toBe(2);
  });
});
