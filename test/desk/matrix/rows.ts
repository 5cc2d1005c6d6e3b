/** The statuses of a stranger, an owner, an editor, a speaker of Haitian Creole and a viewer, in this order. */
export type Statuses = readonly [number, number, number, number, number];

/** A request to the desk, and how it is answered to each who may ask. */
export interface Row {
  /** The route as its router has it. */
  readonly route: string;
  /** The address that is asked for below /desk, where it is not the route's own. */
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** A body of JSON, in place of a form. */
  readonly json?: object;
  readonly status: Statuses;
}

const all = (status: number): Statuses => [status, status, status, status, status];
const members = (status: number): Statuses => [401, status, status, status, status];
const editors = (status: number): Statuses => [401, status, status, 403, 403];
const owners = (status: number): Statuses => [401, status, 403, 403, 403];

const guess = { secret: 'guessed' };

/** What anybody may ask of the door: it opens to whoever proves who they are. */
const doorRows: readonly Row[] = [
  { route: 'GET /desk/icon.svg', status: all(200) },
  { route: 'POST /desk/choices', form: { locale: 'es', theme: 'device', here: '/' }, status: all(303) },
  { route: 'GET /desk/invitation', status: all(200) },
  { route: 'GET /desk/session', status: all(200) },
  { route: 'POST /desk/sign-out', form: {}, status: all(303) },
  { route: 'POST /desk/invitation', json: guess, status: all(410) },
  { route: 'POST /desk/invitation/passkey', json: { ...guess, name: 'M' }, status: all(410) },
  { route: 'POST /desk/invitation/words', json: guess, status: all(410) },
  {
    route: 'POST /desk/invitation/accept',
    json: { ...guess, name: 'M', passphrase: 'a b c d', mark: 'x' },
    status: all(410),
  },
  { route: 'POST /desk/sign-in/passkey/options', json: {}, status: all(200) },
  { route: 'POST /desk/sign-in/passkey', json: { response: { id: 'none' } }, status: all(401) },
  { route: 'POST /desk/sign-in/passphrase', json: { name: 'M', passphrase: 'a b c d' }, status: all(401) },
];

/** What members do about themselves. */
const accountRows: readonly Row[] = [
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
const memberRows: readonly Row[] = [
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
  { route: 'POST /desk/members/:id/remove', path: '/members/none/remove', form: {}, status: owners(404) },
];

/** Every route of the desk. What is done in a language has a row in Haitian Creole and one in Spanish. */
export const rows: readonly Row[] = [...doorRows, ...accountRows, ...memberRows];
