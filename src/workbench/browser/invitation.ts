import { attempt, base, Fault, send, tell } from './ask.ts';
import { showWords } from './four-words.ts';
import { keepPlace } from './locales.ts';
import { find } from './page.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';

interface Told {
  readonly role: string;
  readonly languages: readonly string[];
  readonly by?: string;
  /** The name of a member whom it gives a new way in. */
  readonly member?: string;
}

interface Drawn {
  readonly passphrase: string;
  readonly mark: string;
}

/** Behind the #, which is sent to no server by itself. */
const secret = location.hash.slice(1);
const invited = find('invited', HTMLElement);
const form = find('accept', HTMLFormElement);
const name = find('name', HTMLInputElement);
let drawn: Drawn | undefined;
let isWritten = false;
/** The name of the member whom it gives a new way in. */
let member: string | undefined;

function choose(kind: 'for' | 'by' | 'role', value: string): void {
  for (const one of document.querySelectorAll<HTMLElement>(`main [data-${kind}]`))
    one.hidden = one.dataset[kind] !== value;
}

function put(what: string, text: string): void {
  for (const one of invited.querySelectorAll(`[data-put=${what}]`)) one.textContent = text;
}

function show({ role, languages, by, ...told }: Told): void {
  member = told.member;
  const nameOf = (code: string): string =>
    document.querySelector(`#languages [data-code="${CSS.escape(code)}"]`)?.textContent ?? code;
  choose('for', member === undefined ? 'new' : 'known');
  choose('by', by === undefined ? 'nobody' : 'somebody');
  choose('role', role);
  put('by', by ?? '');
  put('name', member ?? '');
  put('languages', new Intl.ListFormat(document.documentElement.lang).format(languages.map(nameOf)));
  name.required = member === undefined;
  find('by-passkey', HTMLElement).hidden = !hasPasskeys;
  find('title', HTMLElement).hidden = false;
  invited.hidden = false;
}

/** Answers to the end of accepting: whoever is in goes to their first page. */
const ways: Readonly<Record<string, (asked: object) => Promise<void>>> = {
  passkey: async (asked) => {
    const response = await makePasskey(await send('/invitation/passkey', asked));
    await send('/invitation/accept', { ...asked, response });
  },
  words: async (asked) => {
    // Whoever chooses another name keeps the words that they have written down.
    drawn ??= (await send('/invitation/words', { secret })) as Drawn;
    if (!isWritten) {
      invited.hidden = true;
      await showWords(drawn.passphrase, member ?? name.value);
      isWritten = true;
      find('words', HTMLElement).hidden = true;
      invited.hidden = false;
    }
    await send('/invitation/accept', { ...asked, ...drawn });
  },
};

keepPlace();
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { submitter } = event;
  if (!(submitter instanceof HTMLButtonElement)) return;
  const asked = { secret, ...(name.required ? { name: name.value } : {}) };
  void attempt(submitter, async () => {
    await ways[submitter.value]?.(asked);
    location.replace(`${base}/`);
  });
});

try {
  show((await send('/invitation', { secret })) as Told);
} catch (error) {
  const fault = error instanceof Fault ? error.message : 'try again';
  if (fault === 'no invitation' || secret === '') find('over', HTMLElement).hidden = false;
  else tell(fault);
} finally {
  find('waiting', HTMLElement).hidden = true;
}
