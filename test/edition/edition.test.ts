import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createEdition, type EditionParts } from '../../src/edition/edition.ts';
import { markEdition } from '../../src/edition/mark.ts';
import { createOneFile } from '../../src/edition/one-file.ts';
import { editionNodes } from '../../src/edition/said.ts';
import { createPages } from '../../src/edition/pages.ts';
import { guide, guides } from '../guides.ts';
import { call, keysOf, pathsOf, serve, take, type Served } from './served.ts';
import { shapeOf } from '../../src/guide/shape.ts';
import { loadHotline, loadProject } from '../../src/cli/project.ts';
import { readStates } from '../../src/cli/states.ts';
import { heardTexts } from '../phone/heard.ts';
import type { OwnOffices } from '../../src/legal-help/own-offices.ts';

/** A hotline that has added nothing and hidden nothing. */
const noOwnOffices: OwnOffices = { offices: [], hidden: new Set(), called: new Map() };

describe('the static edition', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    return served.stop;
  });

  it('lets a language be chosen, names what was chosen, and lets a key go back', async () => {
    const [first = ''] = served.offers.languages;
    const record = await call(served, [
      ...take(0),
      { press: '1' },
      { press: '1' },
      { hangUp: true, when: { at: 300 } },
    ]);
    const paths = pathsOf(record);
    expect(paths).toContain(`${first}/greeting.xml`);
    // The first key took a choice of the main menu, and the second went back from it.
    expect(paths.filter((name) => name === `${first}/main.xml`)).toHaveLength(2);
  });

  it('says an answer again at any key, where it is offered', async () => {
    const again = keysOf(served, 'es/bring.xml').indexOf('es/bring.again.xml');
    const record = await call(served, [...take(again), { hangUp: true, when: { at: 400 } }], 'es/bring.xml');
    expect(pathsOf(record).slice(0, 2)).toEqual(['es/bring.xml', 'es/bring.again.xml']);
    expect(record.keys).toHaveLength(1);
  });

  it('reads the essentials in two languages to a caller who presses nothing, and says goodbye', async () => {
    const record = await call(served, []);
    expect(record.ended).toBe('line');
    const heard = heardTexts(record);
    for (const language of served.offers.languages.slice(0, 2)) {
      expect(heard).toContain(served.speech.text('safe-briefly', language));
    }
  });

  it('ends every call by itself, wherever the caller falls silent', async () => {
    for (const [id] of editionNodes(guide)) {
      const record = await call(served, [], `es/${id}.xml`);
      expect([id, record.ended]).toEqual([id, 'line']);
    }
  });

  it('has small documents with names that stay, and pages with all its words', () => {
    const again = createEdition(served);
    expect(createEdition(served)).toEqual(again);
    for (const { path: name, content } of again) {
      expect(name).toMatch(/^[\w./-]+$/);
      if (typeof content === 'string') expect(Buffer.byteLength(content)).toBeLessThan(64 * 1024);
    }
    for (const language of served.offers.languages) {
      const page = readFileSync(path.join(served.folder, language, 'index.html'), 'utf8');
      for (const [id] of editionNodes(guide)) expect(page).toContain(`id="${id}"`);
    }
  });

  it('offers nothing that needs a server', () => {
    const nodes = new Set(editionNodes(guide).map(([id]) => id));
    for (const [id, node] of shapeOf(guide).nodes) {
      if (node.kind === 'handover' || node.kind === 'sending') expect(nodes.has(id)).toBe(false);
    }
  });
});

describe('an edition of a hotline', () => {
  function set(environment: Readonly<Record<string, string>>, words: object = {}): void {
    const folder = mkdtempSync(path.join(tmpdir(), 'own-'));
    writeFileSync(path.join(folder, 'words.json'), JSON.stringify(words));
    for (const [name, value] of Object.entries({ WORDS_FOLDER: folder, ...environment }))
      vi.stubEnv(name, value);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
  }

  it('says the guidance, the languages, the name, the notice and the silences that the line says', async () => {
    set(
      { GUIDANCE: '2026', LANGUAGES: 'es,en', HOTLINE_NAME: 'the Test Hotline' },
      {
        notice: { until: '2099-12-31', text: { en: 'We are closed on Monday.' } },
        silenced: ['B2', 'about-safe'],
      },
    );
    const served = await serve(await loadHotline());
    onTestFinished(served.stop);
    expect(served.guide.version).toBe('2026');
    expect(served.offers.languages).toEqual(['es', 'en']);
    const greeting = heardTexts(await call(served, [], 'en/greeting.xml'));
    expect(greeting.join(' ')).toContain('the Test Hotline');
    expect(greeting).toContain('We are closed on Monday.');
    const silenced = served.speech.text('silenced', 'en');
    const bring = heardTexts(await call(served, [{ hangUp: true, when: { at: 60 } }], 'en/bring.xml'));
    expect(bring).toContain(served.speech.text('bring-notice', 'en'));
    expect(bring).toContain(silenced);
    expect(bring).not.toContain(served.speech.text('bring-identity', 'en'));
    const safe = heardTexts(await call(served, [{ hangUp: true, when: { at: 60 } }], 'en/about-safe.xml'));
    expect(safe).toContain(silenced);
    expect(safe).not.toContain(served.speech.text('arrests', 'en'));
  });

  it('offers only what a person has reviewed, where the hotline wants it so', async () => {
    set({ REVIEWED_ONLY: 'on' });
    const { guide: said, speech, offers } = await loadHotline();
    expect(markEdition({ guide: said, speech, offers }).languages).toEqual(['en']);
  });

  it('is known by a hash that changes with what it says, and not with where it is served', async () => {
    const hashOf = async (environment: Record<string, string>, words: object = {}): Promise<string> => {
      set({ LANGUAGES: 'en', ...environment }, words);
      return markEdition(await loadHotline()).hash;
    };
    const first = await hashOf({});
    expect(await hashOf({})).toBe(first);
    const others = [
      await hashOf({ GUIDANCE: '2026' }),
      await hashOf({}, { silenced: ['B2'] }),
      await hashOf({}, { silenced: ['about-safe'] }),
      await hashOf({ HOTLINE_NAME: 'the Test Hotline' }),
      await hashOf({ LANGUAGES: 'en,es' }),
    ];
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
  });
});

describe('the one-file edition', () => {
  it('says the essentials in two languages without a key, and fits a TwiML Bin', async () => {
    const { speech, offers } = await loadProject(guides.faq);
    const document = createOneFile({ guide, speech, offers }, ['es', 'en']);
    expect(document.length).toBeLessThanOrEqual(4000);
    expect(document).not.toContain('<Gather');
  });
});

describe('legal help in an edition', () => {
  it('is told by state and city, each taken by any key, in documents that Twilio takes and that lead only to one another', async () => {
    const { guide, speech, offers } = await loadProject(guides.faq);
    const states = readStates({ legalHelp: 'old' }, noOwnOffices, Date.now());
    const parts: EditionParts = {
      guide,
      speech,
      offers: { ...offers, languages: ['gu'] },
      baseUrl: 'https://edition.example/',
      states,
    };
    const documents = new Map(
      createEdition(parts).flatMap(({ path: name, content }) =>
        typeof content === 'string' ? [[name, content] as const] : [],
      ),
    );
    expect(states.length).toBeGreaterThan(45);
    const leadsOn = [...documents.values()].flatMap((content) =>
      [...content.matchAll(/https:\/\/edition\.example\/([^"<]+\.xml)/g)].map(([, name = '']) => name),
    );
    expect(leadsOn.filter((name) => !documents.has(name))).toEqual([]);
    const pages = [...documents.keys()].filter((name) => name.startsWith('gu/legal-help'));
    expect(pages.filter((name) => name !== 'gu/legal-help.xml' && !leadsOn.includes(name))).toEqual([]);
    expect(leadsOn).toContain('gu/legal-help.xml');
    for (const name of pages)
      expect(Buffer.byteLength(documents.get(name) ?? ''), name).toBeLessThan(64 * 1024);
  });

  it('can be read by state, each office with its number, and when the lists were printed', async () => {
    const { guide, speech, offers } = await loadProject(guides.faq);
    const pages = createPages({
      guide,
      speech,
      offers: {
        ...offers,
        languages: ['en'],
        legalHelp: { printed: { year: 2025, month: 4, isOld: true }, officesFor: () => [] },
      },
      baseUrl: 'https://edition.example/',
      states: readStates({ legalHelp: 'old' }, noOwnOffices, Date.now()),
    });
    const contents = new Map(
      pages.map(({ path: name, content }) => [name, typeof content === 'string' ? content : '']),
    );
    const linked = [...(contents.get('legal-help/index.html') ?? '').matchAll(/href="(\w+\.html)"/g)];
    expect(linked.length).toBeGreaterThan(45);
    expect(linked.filter(([, name]) => !contents.has(`legal-help/${name ?? ''}`))).toEqual([]);
    expect(contents.get('index.html')).toContain('href="legal-help/index.html"');
    const texas = contents.get('legal-help/TX.html') ?? '';
    expect(texas).toContain('<a href="tel:+19155445126">(915) 544-5126</a>');
    expect(texas).toContain('April');
  });

  it('is not spoken of by a key that no host can read, nor offered without states', async () => {
    const { guide, speech, offers } = await loadProject(guides.faq);
    const near: EditionParts['offers'] = { ...offers, legalHelp: { officesFor: () => [] } };
    const [one, other] = [near, offers].map((some) =>
      createEdition({
        guide,
        speech,
        offers: { ...some, languages: ['en'] },
        baseUrl: 'https://edition.example/',
      }),
    );
    expect(one).toEqual(other);
  });
});
