import { createListener } from './listen.ts';

createListener(document.body);

/** Whoever judges a recording has heard it to its end. */
function waitForHearing(place: ParentNode): void {
  for (const button of place.querySelectorAll<HTMLButtonElement>('[data-after-hearing]')) {
    button.disabled = true;
    button.title = 'Listen to it first';
  }
}

waitForHearing(document);
document.addEventListener(
  'ended',
  ({ target }) => {
    if (!(target instanceof HTMLAudioElement)) return;
    const card = target.closest('article');
    for (const button of card?.querySelectorAll<HTMLButtonElement>('[data-after-hearing]') ?? []) {
      button.disabled = false;
      button.title = '';
    }
  },
  true,
);

/** Sends a line's form and puts the line as it is then in its place; the rest of the page stays where it is. */
async function send(form: HTMLFormElement): Promise<void> {
  const card = form.closest('article');
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const enabled = [...(card?.querySelectorAll('button') ?? [])].filter(({ disabled }) => !disabled);
  for (const button of enabled) button.disabled = true;
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'text/x-part' },
    });
    const text = await response.text();
    if (!text.startsWith('<article')) throw new Error(text.trim());
    const id = card?.id ?? '';
    if (card) card.outerHTML = text;
    const after = document.getElementById(id);
    if (after) waitForHearing(after);
    (
      after?.querySelector<HTMLElement>('.bad ~ .actions textarea') ??
      after?.querySelector<HTMLElement>('button:enabled')
    )?.focus();
  } catch (error) {
    tell(form, error instanceof Error ? error.message : 'it could not be sent');
  } finally {
    for (const button of enabled) button.disabled = false;
  }
}

function tell(form: HTMLFormElement, what: string): void {
  const told = document.createElement('p');
  told.className = 'outcome bad';
  told.setAttribute('role', 'alert');
  told.textContent = `Not written: ${what}. Your words are still in the field.`;
  form.prepend(told);
}

document.addEventListener('submit', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || !('part' in target.dataset)) return;
  event.preventDefault();
  void send(target);
});
