import { all, type Row } from './row.ts';

const guess = { secret: 'guessed' };

/** What anybody may ask of the door: it opens to whoever proves who they are. */
export const doorRows: readonly Row[] = [
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
