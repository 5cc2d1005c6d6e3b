import { forgetKey, keepKey, keptKey } from './open-key.ts';
import { AnswerError, find, post, to } from './page.ts';
import { openKey, openNumber, type OpenKey, type SealedKey } from './sealing.ts';
import { readWords } from './words.ts';

const say = readWords('call-backs');

/** A number as people in the United States write it. */
function write(digits: string): string {
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** Shows the numbers that a key opens, or hides all of them. */
async function show(key: OpenKey | undefined): Promise<void> {
  find('locked', HTMLFormElement).hidden = key !== undefined;
  find('unlocked', HTMLElement).hidden = key === undefined;
  for (const item of document.querySelectorAll<HTMLElement>('[data-call-back]')) {
    const { sealed, callBack = '' } = item.dataset;
    const opened = item.querySelector<HTMLElement>('[data-opened]');
    const number = item.querySelector<HTMLElement>('[data-number]');
    if (!opened || !number) continue;
    const digits = key && sealed !== undefined ? await openNumber(key, sealed) : undefined;
    opened.hidden = key === undefined;
    number.textContent = digits === undefined ? (key ? say('unopened') : '') : write(digits);
    const call = item.querySelector<HTMLButtonElement>('[data-call]');
    if (!call) continue;
    call.hidden = digits === undefined;
    call.onclick = () => {
      if (digits !== undefined) void ring(call, opened, callBack, digits);
    };
  }
}

/** Has the line ring the member, and then the number. */
async function ring(
  button: HTMLButtonElement,
  place: HTMLElement,
  id: string,
  digits: string,
): Promise<void> {
  button.disabled = true;
  tell(place, 'plain', say('ringing'));
  try {
    await post(to(`/call-backs/${id}/call`), { digits }, say('unsent'));
    tell(place, 'good', say('rings'));
  } catch (error) {
    tell(place, 'bad', error instanceof AnswerError ? error.message : say('unsent'));
  } finally {
    button.disabled = false;
  }
}

function tell(place: HTMLElement, tone: 'plain' | 'good' | 'bad', words: string): void {
  const told = place.querySelector<HTMLElement>('[data-told]');
  if (!told) return;
  told.className = `banner ${tone}`;
  told.setAttribute('role', tone === 'bad' ? 'alert' : 'status');
  told.textContent = words;
  told.hidden = false;
}

/** Opens with the words that are typed; they stay in the field where they are not right. */
async function open(form: HTMLFormElement, key: SealedKey): Promise<void> {
  const typed = find('words', HTMLInputElement);
  const fault = find('lock-fault', HTMLElement);
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  button?.setAttribute('aria-busy', 'true');
  fault.hidden = true;
  // A moment for the page to say so: opening the key keeps it from drawing.
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  const opened = await openKey(key, typed.value);
  if (button) button.disabled = false;
  button?.removeAttribute('aria-busy');
  if (!opened) {
    fault.textContent = say('wrong');
    fault.hidden = false;
    typed.select();
    return;
  }
  typed.value = '';
  keepKey(opened);
  await show(opened);
}

const form = document.querySelector<HTMLFormElement>('#locked');
if (form) {
  const { publicKey = '', sealedSecret = '', salt = '' } = form.dataset;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void open(form, { publicKey, sealedSecret, salt });
  });
  find('lock-now', HTMLButtonElement).addEventListener('click', () => {
    forgetKey();
    void show(undefined);
  });
  void show(keptKey(publicKey));
} else forgetKey();
