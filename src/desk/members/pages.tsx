import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { deskPath } from './address.ts';
import type { Member } from './store.ts';

/** The page that an invitation leads to: what it is for is asked by its script, which alone can read the secret behind the #. */
export function invitationPage(): string {
  return page(
    'You are invited',
    <main data-page="invitation">
      <h1>You are invited</h1>
      <p role="status">One moment …</p>
      <form hidden>
        <label>
          What should others call you? <input name="name" maxLength={60} autocomplete="nickname" required />
        </label>
        <p>Any name will do. Nothing else of you is kept: no e-mail, no phone number.</p>
        <button name="way" value="passkey">
          Use this phone or computer’s own lock
        </button>{' '}
        <button name="way" value="passphrase">
          Use four words instead
        </button>
      </form>
    </main>,
  );
}

/** The desk's first page: the sign-in, or who is signed in. */
export function homePage(member: Member | undefined): string {
  if (member) {
    return page(
      'The desk',
      <main data-page="home">
        <h1>The desk</h1>
        <p>
          You are {member.name}: {[member.role, ...member.languages].join(', ')}.
        </p>
        <p role="status" />
        <form>
          <button name="way" value="out">
            Sign out
          </button>
        </form>
      </main>,
    );
  }
  return page(
    'Sign in',
    <main data-page="sign-in">
      <h1>Sign in</h1>
      <p role="status" />
      <form>
        <button name="way" value="passkey" formNoValidate>
          Use this phone or computer’s own lock
        </button>
        <p>Or with your four words:</p>
        <label>
          Name <input name="name" autocomplete="username" required />
        </label>
        <label>
          Four words <input name="passphrase" autocomplete="current-password" required />
        </label>
        <button name="way" value="passphrase">
          Sign in
        </button>
      </form>
    </main>,
  );
}

function page(title: string, body: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Biometrics line`}</title>
        <script type="module" src={`${deskPath}/door.js`} />
      </head>
      <body>{body}</body>
    </html>,
  )}`;
}

/** What these pages do in a browser. Its requests say where they come from; a form's would not, under "no-referrer". */
export const script = `const main = document.querySelector('main');
const form = main.querySelector('form');
const status = main.querySelector('[role=status]');
const secret = location.hash.slice(1);
const faults = {
  'no invitation': 'This invitation has been used, or is over. Ask for another one.',
  'name taken': 'Somebody here has that name. Choose another.',
  'too many tries': 'Too many tries. Try again in a quarter of an hour.',
  'not right': 'That is not right. Look at the name and the words again.',
};

async function send(path, body = {}) {
  const response = await fetch('${deskPath}' + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(faults[answer.fault] ?? 'That did not work. Try again.');
  return answer;
}

const ways = {
  invitation: {
    async passkey(fields) {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
        await send('/invitation/passkey/options', { secret, ...fields }),
      );
      const made = await navigator.credentials.create({ publicKey });
      await send('/invitation/passkey', { secret, ...fields, response: made.toJSON() });
    },
    async passphrase(fields) {
      const drawn = await send('/invitation/passphrase/words', { secret });
      const isKept = confirm('Your four words: ' + drawn.passphrase + '\\n\\nWrite them down, then go on.');
      if (!isKept) return false;
      await send('/invitation/passphrase', { secret, ...fields, ...drawn });
    },
  },
  'sign-in': {
    async passkey() {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await send('/sign-in/passkey/options'));
      const signed = await navigator.credentials.get({ publicKey });
      await send('/sign-in/passkey', { response: signed.toJSON() });
    },
    passphrase: (fields) => send('/sign-in/passphrase', fields),
  },
  home: { out: () => send('/sign-out') },
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { way, ...fields } = Object.fromEntries(new FormData(form, event.submitter));
  try {
    if ((await ways[main.dataset.page][way](fields)) !== false) location.replace('${deskPath}');
  } catch (error) {
    status.textContent = error.message;
  }
});

if (main.dataset.page === 'invitation') {
  try {
    const { role, languages, by } = await send('/invitation', { secret });
    status.textContent =
      (by === undefined ? 'You are invited' : by + ' invites you') +
      ' to look after the words of a phone line, as ' + [role, ...languages].join(', ') + '.';
    form.hidden = false;
  } catch (error) {
    status.textContent = error.message;
  }
}
`;
