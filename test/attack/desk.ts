import type { Instance } from '../built-line.ts';
import { mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, tryAll, type Attack, type Case } from './attack.ts';
import { requestCases, sessionCases } from './desk-cases.ts';
import { scriptCases, soundCases } from './desk-texts.ts';
import { openDesk, type OpenedDesk } from './desk-open.ts';
import { waitUntil } from './stage.ts';
import { inviteTo, joinDesk, visitDesk } from './desk-visits.ts';

const attack = (
  name: string,
  tried: string,
  right: string,
  casesOf: (opened: OpenedDesk) => readonly Case[] | Promise<readonly Case[]>,
): Attack => ({
  name,
  tried,
  right,
  run: async (stage) => {
    const opened = await openDesk(stage);
    const outcome = await tryAll(await casesOf(opened), stage);
    const { owner, line } = opened;
    const secrets = [owner.passphrase, owner.cookie.split('=')[1] ?? ''];
    const isTold = secrets.some((secret) => line.log().includes(secret));
    const { status } = await visitDesk(line, { path: '/account', cookie: owner.cookie });
    return {
      ...outcome,
      faults: [
        ...outcome.faults,
        ...faultsUnless(!isTold, 'the log has a secret'),
        ...faultsUnless(status === 200, `the desk answers its owner with ${status} afterwards`),
      ],
    };
  },
});

/** Where a fifth of all guesses come from. */
const busyAddress = '192.0.2.9';

interface Guess {
  readonly from: string;
  readonly status: number;
}

/** Guesses the owner's words so many times, many at once. */
async function guessWords(line: Instance, count: number): Promise<readonly Guess[]> {
  const guesses: Guess[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const json = { name: 'Owner', passphrase: `abandon ability able ${begun}` };
      const from = begun % 5 === 0 ? busyAddress : '';
      const headers: Record<string, string> = from === '' ? {} : { 'X-Forwarded-For': from };
      const { status } = await visitDesk(line, { path: '/sign-in/passphrase', json, headers });
      guesses.push({ from, status });
    }
  };
  await Promise.all(Array.from({ length: 150 }, work));
  return guesses;
}

/** Attacks on the desk by strangers, by whoever has an old cookie, and by its own members. */
export const deskAttacks: readonly Attack[] = [
  attack(
    'desk-door',
    'made-up, cut and misplaced sessions; forms of other sites; other hosts; plain http; invitations guessed, and looked at as a preview does',
    'all refused; nobody is let in; a look spends no invitation',
    ({ line, owner }) => sessionCases(line, owner),
  ),
  attack(
    'desk-requests',
    'broken, endless and packed bodies; ways out of /desk to the voice addresses and to files; a form that leads to another site',
    'refused, none of them with a fault of the desk’s; nothing is shown',
    ({ line, owner }) => requestCases(line, owner),
  ),
  attack(
    'desk-texts',
    'script as a name, in every field that a member can write and in every address',
    'it comes back as plain text, or is refused',
    ({ line, owner }) => scriptCases(line, owner),
  ),
  attack(
    'desk-sounds',
    'recordings that are not sound, claim to be 4 GB, are 21 MB, or aim at a path',
    'refused; nothing is kept',
    ({ line, owner }) => soundCases(line, owner),
  ),
  {
    name: 'desk-guessing',
    tried: '1,000 guesses of an owner’s four words from 800 addresses, while callers call',
    right:
      'no guess is right, and no address gets more than five; the owner gets in, perhaps a little later; callers do not wait',
    run: async (stage) => {
      const { line, owner } = await openDesk(stage);
      const { result, worst } = await watchVoice(line.port, () => guessWords(line, 1000));
      const { name, passphrase } = owner;
      const signIn = (): ReturnType<typeof visitDesk> =>
        visitDesk(line, { path: '/sign-in/passphrase', json: { name, passphrase } });
      let right = await signIn();
      // What was guessed before may still be looked at: the page says to try again.
      await waitUntil(20, async () => {
        if (right.status === 503) right = await signIn();
        return right.status !== 503;
      });
      const count = (status: number): number => result.filter((one) => one.status === status).length;
      const busy = result.filter(({ from, status }) => from === busyAddress && status === 401).length;
      const isRefused = result.every(({ status }) => [401, 429, 503].includes(status));
      return {
        happened: `${count(401)} wrong, ${count(429)} too many, ${count(503)} put off; the owner is answered with ${right.status}; ${tellWait(worst)}`,
        worst,
        faults: [
          ...faultsUnless(
            isRefused,
            `answered with ${[...new Set(result.map(({ status }) => status))].join(', ')}`,
          ),
          ...faultsUnless(busy <= 5, `one address had ${busy} tries`),
          ...faultsUnless(right.status === 204, `the owner is answered with ${right.status}`),
          ...faultsUnless(worst < mostWait, tellWait(worst)),
        ],
      };
    },
  },
  {
    name: 'desk-former-member',
    tried:
      'the cookie, the words and the open invitation of somebody who was removed, at the same moment and after',
    right: 'none opens anything',
    run: async (stage) => {
      const { line, owner } = await openDesk(stage);
      const editor = await joinDesk(line, await inviteTo(line, owner, { role: 'editor' }), 'Editor');
      const link = await inviteTo(line, editor, { role: 'viewer' });
      const { body } = await visitDesk(line, { path: '/members', cookie: owner.cookie });
      const ids = [...body.matchAll(/\/desk\/members\/([\w-]+)\/remove/g)].map(([, id]) => id);
      for (const id of ids)
        await visitDesk(line, { path: `/members/${id ?? ''}/remove`, form: {}, cookie: owner.cookie });
      const { name, passphrase, cookie } = editor;
      const tried = [
        (await visitDesk(line, { path: '/account', cookie })).status,
        (await visitDesk(line, { path: '/sign-in/passphrase', json: { name, passphrase } })).status,
        (await visitDesk(line, { path: '/invitation', json: { secret: link.split('#')[1] } })).status,
      ];
      return {
        happened: `answered with ${tried.join(', ')}`,
        faults: faultsUnless(tried.join() === '401,401,410', `answered with ${tried.join(', ')}`),
      };
    },
  },
];
