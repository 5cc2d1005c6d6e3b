import { editors, members, owners, type Row } from './row.ts';

/** What members do about themselves. */
export const accountRows: readonly Row[] = [
  { route: 'GET /desk', path: '/', status: members(303) },
  { route: 'GET /desk/account', status: members(200) },
  { route: 'POST /desk/account/sessions/end', form: {}, status: members(200) },
  {
    route: 'POST /desk/account/sessions/:id/end',
    path: '/account/sessions/none/end',
    form: {},
    status: members(200),
  },
  { route: 'POST /desk/ways/passkey', json: {}, status: members(200) },
  { route: 'POST /desk/ways/words', json: {}, status: members(200) },
  { route: 'POST /desk/ways/add', json: { passphrase: 'a b c d', mark: 'x' }, status: members(400) },
];

/** What some members do about all. */
export const memberRows: readonly Row[] = [
  { route: 'GET /desk/members', status: editors(200) },
  ...(
    [
      [{ role: 'owner' }, owners(200)],
      [{ role: 'editor' }, owners(200)],
      [{ role: 'speaker', languages: 'es' }, editors(200)],
      [{ role: 'viewer' }, editors(200)],
      [{ role: 'speaker' }, editors(422)],
      [{ role: 'speaker', languages: 'xx' }, editors(422)],
      [{ role: 'king' }, editors(422)],
    ] as const
  ).map(([form, status]) => ({ route: 'POST /desk/members/invite', form, status })),
  {
    route: 'POST /desk/members/invitations/:id/withdraw',
    path: '/members/invitations/none/withdraw',
    form: {},
    status: editors(404),
  },
  { route: 'POST /desk/members/:id/link', path: '/members/none/link', form: {}, status: editors(404) },
  {
    route: 'POST /desk/members/:id/role',
    path: '/members/none/role',
    form: { role: 'viewer' },
    status: owners(404),
  },
  ...(
    [
      // By then there is somebody of that name.
      [{ name: 'Rosa', languages: 'es' }, [401, 200, 409, 403, 403]],
      [{ name: 'Rosa' }, editors(422)],
      [{ name: 'Rosa', languages: 'xx' }, editors(422)],
      [{ name: ' ', languages: 'es' }, editors(422)],
    ] as const
  ).map(([form, status]) => ({ route: 'POST /desk/members/code', form, status })),
  { route: 'POST /desk/members/:id/code', path: '/members/none/code', form: {}, status: editors(404) },
  {
    route: 'POST /desk/members/:id/code/end',
    path: '/members/none/code/end',
    form: {},
    status: editors(404),
  },
  { route: 'POST /desk/members/:id/remove', path: '/members/none/remove', form: {}, status: owners(404) },
];
