import path from 'node:path';
import { projectFolders } from '../../../src/speech/folders.ts';
import { readRecording } from '../../../src/speech/recordings.ts';
import { fileUrl } from '../../../src/workbench/sound.ts';
import { guide } from '../../guides.ts';
import { counters, editors, inLanguages, wordsmiths, type Row } from './row.ts';

/** The phone, on which all who have to do with the words call the line in any language. */
export const phoneRows: readonly Row[] = [
  { route: 'GET /desk/phone', status: wordsmiths(200) },
  { route: 'POST /desk/phone/calls', json: { number: '?lang=es' }, status: wordsmiths(201) },
  { route: 'POST /desk/phone/calls', json: { number: 1 }, status: wordsmiths(400) },
  {
    route: 'POST /desk/phone/calls/:id/keys',
    path: '/phone/calls/none/keys',
    json: { key: '1' },
    status: wordsmiths(410),
  },
  {
    route: 'POST /desk/phone/calls/:id/hang-up',
    path: '/phone/calls/none/hang-up',
    form: {},
    status: wordsmiths(410),
  },
  { route: 'GET /desk/phone/calls/:id/events', path: '/phone/calls/none/events', status: wordsmiths(204) },
];

/** The map, as all hear it who call. */
export const mapRows: readonly Row[] = [
  ...(['ht', 'es'] as const).flatMap((language): readonly Row[] => [
    { route: 'GET /desk/map', path: `/map?lang=${language}`, status: wordsmiths(200) },
    {
      route: 'GET /desk/map/node',
      path: `/map/node?lang=${language}&node=${guide.roles.main}`,
      status: wordsmiths(200),
    },
  ]),
  { route: 'GET /desk/map/node', path: '/map/node?node=none', status: wordsmiths(404) },
];

/** What is printed for callers. */
export const flyerRows: readonly Row[] = (['ht', 'es'] as const).map((language) => ({
  route: 'GET /desk/flyer',
  path: `/flyer?lang=${language}`,
  status: wordsmiths(200),
}));

/** What calls have used, of a line that has had none: there is no month of which counters could be told. */
export const usageRows: readonly Row[] = [
  { route: 'GET /desk/usage', status: counters(200) },
  { route: 'GET /desk/usage/words', status: counters(200) },
  { route: 'GET /desk/usage/counters.csv', status: counters(404) },
  { route: 'GET /desk/usage/style.css', status: counters(200) },
];

const chime = readRecording(path.join(projectFolders.audio, 'chime.wav'));

/** What the pages play: what callers hear to all who may call, and takes to those who speak the language. */
export const soundRows: readonly Row[] = [
  { route: 'GET /desk/sound/file/:name', path: fileUrl(chime), status: wordsmiths(200) },
  { route: 'GET /desk/sound/file/:name', path: '/sound/file/none.wav', status: wordsmiths(404) },
  ...inLanguages(
    (language) => ({
      route: 'GET /desk/sound/line/:language/:line/:sound.wav',
      path: `/sound/line/${language}/safe/none.wav`,
    }),
    404,
  ),
  {
    route: 'GET /desk/sound/remark/:language/:line/:hash.wav',
    path: '/sound/remark/ht/safe/none.wav',
    status: editors(404),
  },
];
