import { all, editors, inLanguages, owners, wordsmiths, type Row } from './row.ts';

const started = { name: 'Soomaali', english: 'Somali', code: 'so1', written: 'yes', script: 'Latin' };

/** The languages: looked at by all who have to do with the words, and shown to others by owners alone. */
export const languageRows: readonly Row[] = [
  { route: 'GET /desk/shown/:code/:mark', path: '/shown/ht/none', status: all(404) },
  { route: 'GET /desk/languages', status: wordsmiths(200) },
  { route: 'GET /desk/languages/new', status: editors(200) },
  { route: 'POST /desk/languages/new', form: started, status: [401, 422, 422, 403, 403] },
  { route: 'GET /desk/languages/:code', path: '/languages/ht', status: wordsmiths(200) },
  { route: 'GET /desk/languages/:code', path: '/languages/es', status: wordsmiths(200) },
  { route: 'GET /desk/languages/:code', path: '/languages/xx', status: wordsmiths(404) },
  { route: 'GET /desk/languages/:code/sheet', path: '/languages/ht/sheet', status: wordsmiths(200) },
  { route: 'GET /desk/languages/:code/glossary', path: '/languages/ht/glossary', status: wordsmiths(200) },
  ...inLanguages(
    (language) => ({
      route: 'POST /desk/languages/:code/glossary',
      path: `/languages/${language}/glossary`,
      form: { seen: 'stale', can: 'kapab' },
    }),
    409,
  ),
  {
    route: 'POST /desk/languages/:code/ready',
    path: '/languages/ht/ready',
    form: { seen: 'stale' },
    status: editors(409),
  },
  {
    route: 'POST /desk/languages/:code/decide',
    path: '/languages/ht/decide',
    form: { seen: 'stale', keep: 'ours' },
    status: editors(409),
  },
  {
    route: 'POST /desk/languages/:code/shown',
    path: '/languages/ht/shown',
    form: { shown: 'no' },
    status: owners(200),
  },
];
