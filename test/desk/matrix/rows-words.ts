import { guide } from '../../guides.ts';
import { editors, inLanguages, wordsmiths, type Row } from './row.ts';

/** The page on which everybody begins who has to do with the words. */
export const todayRows: readonly Row[] = [
  { route: 'GET /desk/today', status: wordsmiths(200) },
  { route: 'POST /desk/today/welcome', form: {}, status: wordsmiths(303) },
];

const languages = ['ht', 'es'] as const;

/** Acts on a line, and how they are answered to whoever may do them: most have seen something that is not there. */
const acts: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
  [{ act: 'words', text: 'Other words.', seen: 'stale' }, 409],
  [{ act: 'review', seen: 'stale', seenEnglish: 'stale' }, 409],
  [{ act: 'unreview' }, 200],
  [{ act: 'wrong', seen: 'stale', why: 'No.' }, 409],
  [{ act: 'accept', proposal: '99' }, 409],
  [{ act: 'accept', proposal: '99', alone: 'yes' }, 409],
  [{ act: 'decline', proposal: '99', why: 'No.' }, 409],
  [{ act: 'heard', sound: 'none', verdict: 'approved' }, 422],
  [{ act: 'heard', sound: 'none', verdict: 'refused' }, 422],
  [{ act: 'comment', text: 'Well said.' }, 200],
];

/** The script: read in every language by all who have to do with the words, and changed in one's own. */
export const scriptRows: readonly Row[] = [
  ...languages.flatMap((language): readonly Row[] => [
    { route: 'GET /desk/script', path: `/script?lang=${language}`, status: wordsmiths(200) },
    {
      route: 'GET /desk/script/:language/:line',
      path: `/script/${language}/safe`,
      status: wordsmiths(200),
    },
  ]),
  { route: 'GET /desk/script/:language/:line', path: '/script/ht/none', status: wordsmiths(404) },
  { route: 'POST /desk/script/name', form: { name: 'Me', here: '/script' }, status: wordsmiths(303) },
  ...acts.flatMap(([form, status]) =>
    inLanguages(
      (language) => ({
        route: 'POST /desk/script/:language/:line',
        path: `/script/${language}/safe`,
        form,
      }),
      status,
    ),
  ),
  {
    route: 'POST /desk/script/:language/:line',
    path: '/script/ht/safe',
    form: { act: 'settled' },
    status: editors(200),
  },
  {
    route: 'POST /desk/script/:language/:line',
    path: '/script/ht/safe',
    form: { act: 'burn' },
    status: wordsmiths(400),
  },
];

const inStudio = (language: string): string =>
  `lang=${language}&line=${guide.common.languageName}&seen=stale`;

/** The studio. Whoever asks for a language that is not theirs sees one that is, and leaves nothing in the other. */
export const studioRows: readonly Row[] = [
  ...languages.flatMap((language): readonly Row[] => [
    { route: 'GET /desk/studio', path: `/studio?lang=${language}`, status: wordsmiths(200) },
    { route: 'GET /desk/studio/part', path: `/studio/part?${inStudio(language)}`, status: wordsmiths(200) },
  ]),
  ...inLanguages(
    (language) => ({
      route: 'POST /desk/studio/check',
      path: `/studio/check?lang=${language}&line=none`,
      sound: 'noise',
    }),
    422,
  ),
  // What a take is worth, it tells in its answer.
  ...inLanguages(
    (language) => ({
      route: 'POST /desk/studio/check',
      path: `/studio/check?${inStudio(language)}`,
      sound: 'noise',
    }),
    200,
  ),
  {
    route: 'POST /desk/studio/check',
    path: `/studio/check?${inStudio('xx')}`,
    sound: 'noise',
    status: editors(422),
  },
  ...inLanguages(
    (language) => ({
      route: 'POST /desk/studio/keep',
      path: `/studio/keep?${inStudio(language)}`,
      sound: 'noise',
    }),
    422,
  ),
];

/** Whose voices a language has. What somebody has lent they take back whatever they may do by now. */
export const voiceRows: readonly Row[] = [
  ...languages.flatMap((language): readonly Row[] => [
    {
      route: 'GET /desk/studio/voices',
      path: `/studio/voices?lang=${language}`,
      status: wordsmiths(200),
    },
    {
      route: 'GET /desk/studio/consent',
      path: `/studio/consent?lang=${language}`,
      status: wordsmiths(303),
    },
    {
      route: 'POST /desk/studio/voices',
      form: { language, voice: 'nobody', place: 'all', seen: '' },
      status: [401, 422, 403, 403, 403],
    },
    {
      route: 'POST /desk/studio/voices/withdraw',
      form: { language, voice: 'nobody', text: '1' },
      status: [401, 200, 403, 403, 403],
    },
    {
      route: 'POST /desk/studio/consent',
      form: { language, text: '1', given: 'no' },
      status: wordsmiths(200),
    },
  ]),
  { route: 'POST /desk/studio/voices', form: { voice: 'x' }, status: wordsmiths(400) },
  { route: 'POST /desk/studio/voices/withdraw', form: { voice: 'x' }, status: wordsmiths(400) },
  { route: 'POST /desk/studio/consent', form: { given: 'perhaps' }, status: wordsmiths(400) },
];

/** Where recordings are listened to. */
export const listenRows: readonly Row[] = [
  ...languages.map((language) => ({
    route: 'GET /desk/studio/listen',
    path: `/studio/listen?lang=${language}`,
    status: wordsmiths(200),
  })),
  ...(['approved', 'refused'] as const).flatMap((verdict) =>
    inLanguages(
      (language) => ({
        route: 'POST /desk/studio/listen',
        form: { language, line: 'safe', sound: 'none', verdict, why: 'So it is.' },
      }),
      422,
    ),
  ),
  { route: 'POST /desk/studio/listen', form: { verdict: 'perhaps' }, status: wordsmiths(400) },
];
