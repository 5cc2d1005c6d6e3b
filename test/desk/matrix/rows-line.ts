import { editors, wordsmiths, type Row } from './row.ts';

/** The hotline's own words. */
export const noticeRows: readonly Row[] = [
  { route: 'GET /desk/notices', status: editors(200) },
  ...(['notice', 'legal-help', 'name'] as const).flatMap((part): readonly Row[] => [
    { route: 'GET /desk/notices/:part', path: `/notices/${part}`, status: editors(200) },
    {
      route: 'POST /desk/notices/:part',
      path: `/notices/${part}`,
      form: { step: 'back', seen: 'stale', 'text-en': 'We are closed.' },
      status: editors(200),
    },
    {
      route: 'POST /desk/notices/:part',
      path: `/notices/${part}`,
      form: { step: 'say', seen: 'stale' },
      status: editors(422),
    },
    {
      route: 'POST /desk/notices/:part',
      path: `/notices/${part}`,
      form: { step: 'shout' },
      status: editors(400),
    },
    { route: 'GET /desk/notices/:part/away', path: `/notices/${part}/away`, status: editors(200) },
    {
      route: 'POST /desk/notices/:part/away',
      path: `/notices/${part}/away`,
      form: { seen: 'stale' },
      status: editors(409),
    },
  ]),
];

const office = '0123456789abcdef';

/** Who gives legal help near callers. */
export const officeRows: readonly Row[] = [
  { route: 'GET /desk/offices', status: editors(200) },
  { route: 'GET /desk/offices/new', status: editors(200) },
  { route: 'GET /desk/offices/:id', path: `/offices/${office}`, status: editors(404) },
  {
    route: 'POST /desk/offices/:id',
    path: `/offices/${office}`,
    form: { seen: '', name: 'Border Clinic', phone: '12', zip: '79901', city: 'El Paso' },
    status: editors(422),
  },
  { route: 'POST /desk/offices/:id', path: `/offices/${office}`, form: { seen: '' }, status: editors(400) },
  {
    route: 'POST /desk/offices/:id/away',
    path: `/offices/${office}/away`,
    form: { seen: 'stale' },
    status: editors(200),
  },
  { route: 'POST /desk/offices/:id/away', path: `/offices/${office}/away`, form: {}, status: editors(400) },
  ...(['yes', 'no'] as const).map((hidden) => ({
    route: 'POST /desk/offices/:id/hidden',
    path: `/offices/${office}/hidden`,
    form: { hidden },
    status: editors(200),
  })),
  {
    route: 'POST /desk/offices/:id/hidden',
    path: `/offices/none/hidden`,
    form: { hidden: 'yes' },
    status: editors(422),
  },
  {
    route: 'POST /desk/offices/:id/hidden',
    path: `/offices/${office}/hidden`,
    form: { hidden: 'maybe' },
    status: editors(400),
  },
  ...['2026-11-28', ''].map((on) => ({
    route: 'POST /desk/offices/:id/called',
    path: `/offices/${office}/called`,
    form: { on },
    status: editors(200),
  })),
  {
    route: 'POST /desk/offices/:id/called',
    path: `/offices/${office}/called`,
    form: { on: 'today' },
    status: editors(422),
  },
  {
    route: 'POST /desk/offices/:id/called',
    path: `/offices/${office}/called`,
    form: {},
    status: editors(400),
  },
];

/** The facts of the guidance. */
export const factRows: readonly Row[] = [
  { route: 'GET /desk/facts', status: editors(200) },
  { route: 'GET /desk/facts/compare', status: editors(303) },
  { route: 'GET /desk/facts/:fact', path: '/facts/W5', status: editors(200) },
  { route: 'GET /desk/facts/:fact', path: '/facts/none', status: editors(404) },
  { route: 'GET /desk/facts/:fact/changed', path: '/facts/W5/changed', status: editors(200) },
  ...(['yes', 'no'] as const).map((silenced) => ({
    route: 'POST /desk/facts/silence',
    form: { subject: 'W5', silenced },
    status: editors(200),
  })),
  { route: 'POST /desk/facts/silence', form: { subject: 'W5' }, status: editors(400) },
  { route: 'POST /desk/facts/:fact/compared', path: '/facts/W5/compared', form: {}, status: editors(303) },
  {
    route: 'POST /desk/facts/:fact/compared',
    path: '/facts/none/compared',
    form: {},
    status: editors(422),
  },
];

/** What callers hear, and when. */
export const publicationRows: readonly Row[] = [
  { route: 'GET /desk/publications', status: editors(200) },
  { route: 'POST /desk/publications', form: { upTo: '0', newest: '99' }, status: editors(409) },
  { route: 'POST /desk/publications', form: { upTo: 'all' }, status: editors(400) },
  {
    route: 'POST /desk/publications/:number/again',
    path: '/publications/99/again',
    form: { newest: '0' },
    status: editors(422),
  },
];

/** The topics of the hotline's own: read by all who have to do with the words. */
export const topicRows: readonly Row[] = [
  { route: 'GET /desk/topics', status: wordsmiths(200) },
  { route: 'GET /desk/topics/at', path: '/topics/at?node=main', status: wordsmiths(303) },
  { route: 'GET /desk/topics/at/:node', path: '/topics/at/main', status: wordsmiths(200) },
  { route: 'GET /desk/topics/:name', path: '/topics/none', status: wordsmiths(404) },
  { route: 'POST /desk/topics', form: { act: 'undo', form: 'undo', seen: 'stale' }, status: editors(409) },
  {
    route: 'POST /desk/topics/at/:node',
    path: '/topics/at/main',
    form: { act: 'hide', form: 'hide-late', node: 'late', seen: 'stale' },
    status: editors(409),
  },
  {
    route: 'POST /desk/topics/:name',
    path: '/topics/none',
    form: { act: 'about', form: 'about', topic: 'none', about: 'It.', seen: 'stale' },
    status: editors(409),
  },
];
