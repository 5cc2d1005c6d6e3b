import { owners, wordsmiths, type Row } from './row.ts';

/** What those do who answer callers, of whom most speak a language. */
export const peopleRows: readonly Row[] = [
  { route: 'GET /desk/people', status: wordsmiths(200) },
  { route: 'POST /desk/people/phone', form: { phone: '+12125550111' }, status: wordsmiths(200) },
  { route: 'POST /desk/people/phone/code', form: { code: '000000' }, status: wordsmiths(422) },
  { route: 'POST /desk/people/phone/remove', form: {}, status: wordsmiths(200) },
  { route: 'POST /desk/people/pause', form: { step: 'pause' }, status: wordsmiths(200) },
  { route: 'POST /desk/people/shift', form: { zone: 'America/New_York' }, status: wordsmiths(200) },
  { route: 'POST /desk/people/settings', form: { callBacks: 'yes' }, status: owners(200) },
  { route: 'POST /desk/people/key', json: {}, status: wordsmiths(422) },
  { route: 'GET /desk/call-backs', status: wordsmiths(200) },
  {
    route: 'POST /desk/call-backs/:id',
    path: '/call-backs/none',
    form: { act: 'take' },
    status: wordsmiths(422),
  },
  {
    route: 'POST /desk/call-backs/:id/call',
    path: '/call-backs/none/call',
    json: { digits: '2125550177' },
    status: wordsmiths(422),
  },
];
