import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstance, type TFunction } from 'i18next';
import { projectRoot } from '../root.ts';
import { leads, type Lead } from './lending.ts';

const isSource = path.extname(import.meta.filename) === '.ts';
const folder = path.join(projectRoot, isSource ? 'src/lend/words' : 'dist/lend/words');

let loaded: Readonly<Record<Lead, TFunction>> | undefined;

/** The words with which speakers are led, in each language; read once. */
export function readLendWords(): Readonly<Record<Lead, TFunction>> {
  loaded ??= load();
  return loaded;
}

function load(): Readonly<Record<Lead, TFunction>> {
  const read = (lead: Lead): Record<string, string> =>
    JSON.parse(readFileSync(path.join(folder, lead, 'lend.json'), 'utf8')) as Record<string, string>;
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(leads.map((lead) => [lead, { lend: read(lead) }])),
    fallbackLng: leads[0],
    ns: ['lend'],
    defaultNS: 'lend',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`[lend] there are no words for "${key}"`);
    },
  });
  return { en: instance.getFixedT('en'), es: instance.getFixedT('es') };
}
