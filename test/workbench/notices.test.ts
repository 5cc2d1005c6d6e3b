import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { speechSeconds } from '../../src/phone/duration.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { loadSpeech } from '../../src/speech/speech.ts';
import { faultsOf, toBody, toDraft, type Draft } from '../../src/workbench/notices/draft.ts';
import { heardOf } from '../../src/workbench/notices/heard.ts';
import { serveNotices } from '../../src/workbench/notices/routes.tsx';
import { ana } from '../desk/benches.ts';
import { guide } from '../guides.ts';
import { startTestDesk } from './test-desk-site.ts';

const speech = await loadSpeech(guide, projectFolders, { hotlineName: 'Open House' });
const linting = { guide, surveyed: speech.surveyed, seconds: speechSeconds };
const now = Date.parse('2026-11-28T12:00:00Z');
const draft: Draft = {
  name: 'notice',
  texts: { en: 'We are closed on Monday.', es: '' },
  until: '2026-11-28',
  seen: '',
};

describe('what somebody has typed', () => {
  it('is read by language, without stray spaces, and not at all where a text is endless', () => {
    const sent = {
      step: 'look',
      seen: 'x',
      until: '2026-12-01',
      'text-es': ' Hoy \n no. ',
      lang: 'es',
    } as const;
    expect(toDraft('notice', sent)).toEqual({
      name: 'notice',
      texts: { es: 'Hoy no.' },
      until: '2026-12-01',
      seen: 'x',
    });
    expect(toDraft('notice', { ...sent, 'text-es': 'a'.repeat(2001) })).toBeUndefined();
  });

  it('becomes a change without the languages that were left empty', () => {
    expect(toBody(draft)).toEqual({
      kind: 'notice',
      value: { until: '2026-11-28', text: { en: 'We are closed on Monday.' } },
    });
    expect(toBody({ ...draft, name: 'name' })).toMatchObject({ kind: 'name', value: { en: draft.texts.en } });
    expect(toBody({ ...draft, name: 'legal-help' })).toMatchObject({ kind: 'legal help' });
  });

  it('can be said where the rules have nothing against it', () => {
    expect(faultsOf(draft, linting, now)).toBeUndefined();
  });

  it('is told what is wrong with each language, with its day, and with nothing at all', () => {
    const texts = { en: 'See www.uscis.gov.', es: 'Hoy está cerrado.', fr: 'mot '.repeat(200) };
    const found = faultsOf({ ...draft, texts }, linting, now);
    expect([...(found?.byLanguage.keys() ?? [])]).toEqual(['en', 'fr']);
    expect(faultsOf({ ...draft, until: '2026-11-27' }, linting, now)).toMatchObject({ isDayPast: true });
    expect(faultsOf({ ...draft, until: 'soon' }, linting, now)).toMatchObject({ isDayPast: true });
    expect(faultsOf({ ...draft, texts: { en: '' } }, linting, now)).toMatchObject({ isEmpty: true });
    // Only a notice has a last day.
    expect(faultsOf({ ...draft, name: 'legal-help', until: '' }, linting, now)).toBeUndefined();
  });
});

describe('what callers hear of it', () => {
  const howIn = (texts: Readonly<Record<string, string>>, language: string): string | undefined =>
    heardOf(speech, 'notice', texts).find(({ info }) => info.code === language)?.how;

  it('is their own text, else the English, else nothing', () => {
    const texts = { en: 'Closed.', es: 'Cerrado.' };
    expect([howIn(texts, 'es'), howIn(texts, 'en'), howIn(texts, 'fr')]).toEqual(['own', 'own', 'english']);
    expect(howIn({ es: 'Cerrado.' }, 'fr')).toBe('nothing');
  });

  it('is told of every language that is offered, and of no other', () => {
    const told = heardOf(speech, 'notice', {}).map(({ info }) => info.code);
    const offered = speech.reached.filter(({ how }) => how !== 'not').map(({ info }) => info.code);
    expect(told).toEqual(offered);
  });

  it('is of the name the one that is set, where a language has no other', () => {
    const heard = heardOf(speech, 'name', { es: 'Casa Abierta' });
    expect(heard.find(({ info }) => info.code === 'es')).toMatchObject({ how: 'own', text: 'Casa Abierta' });
    expect(heard.find(({ info }) => info.code === 'fr')).toMatchObject({ how: 'set', text: 'Open House' });
  });
});

it('the page tells which of the hotline’s own words callers do not hear yet, until they are published', async () => {
  const { bench, origin, as } = await startTestDesk((site) => ({ notices: serveNotices(site) }));
  const waiting = async (): Promise<readonly (string | undefined)[]> => {
    const page = await fetch(`${origin}/desk/notices`, { headers: as('ana') });
    const { document } = parseHTML(await page.text());
    return [...document.querySelectorAll('.unpublished')].map((one) => one.closest('section')?.id);
  };
  expect(await waiting()).toEqual([]);
  const { seen } = await bench.own();
  const help = { en: 'Ask at the library.' };
  await bench.setOwn(ana, { kind: 'legal help', value: { text: help } }, seen['legal help']);
  // A notice is heard at once.
  await bench.setOwn(ana, { kind: 'notice', value: { until: '2026-12-01', text: help } }, seen.notice);
  expect(await waiting()).toEqual(['legal-help']);
  const { upTo } = await bench.difference();
  await bench.publish(ana, { upTo, newest: 0, note: '' });
  expect(await waiting()).toEqual([]);
});
