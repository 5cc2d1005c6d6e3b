import { attempt, base, send } from './ask.ts';
import { keepPlace } from './locales.ts';
import { forgetKey } from './open-key.ts';
import { find } from './page.ts';
import { hasPasskeys, usePasskey } from './passkey.ts';

const waiting = find('waiting', HTMLElement);
const ways = find('ways', HTMLElement);

/** The page that was asked for stands at this very address. */
function goOn(): void {
  location.replace(location.pathname + location.search);
}

/** Where the page is kept that was last gone on to. */
const wentOn = 'desk-went-on';

/** Whoever follows a link from elsewhere comes without their cookie, and is signed in all the same. */
async function lookAround(): Promise<void> {
  waiting.hidden = false;
  ways.hidden = true;
  try {
    const answer = (await (await fetch(`${base}/session`)).json()) as { readonly member?: object };
    // Once: a browser that keeps its cookie from the page each time would come back here for ever.
    const isSecond = sessionStorage.getItem(wentOn) === location.href;
    if (answer.member && !isSecond) {
      sessionStorage.setItem(wentOn, location.href);
      goOn();
      return;
    }
    sessionStorage.removeItem(wentOn);
  } catch {
    // Then they sign in.
  }
  waiting.hidden = true;
  ways.hidden = false;
}

keepPlace();
// Whoever is signed out here has locked what they could open.
forgetKey();
find('by-passkey', HTMLElement).hidden = !hasPasskeys;
const passkey = find('passkey', HTMLButtonElement);
passkey.addEventListener('click', () => {
  void attempt(passkey, async () => {
    await send('/sign-in/passkey', { response: await usePasskey(await send('/sign-in/passkey/options')) });
    goOn();
  });
});
const words = find('by-words', HTMLFormElement);
words.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = words.querySelector('button');
  if (!button) return;
  void attempt(button, async () => {
    await send('/sign-in/passphrase', Object.fromEntries(new FormData(words)));
    goOn();
  });
});
void lookAround();
