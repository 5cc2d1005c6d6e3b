import { keepForLater } from './outbox.ts';
import { readWords } from './words.ts';

/** The attribute of a form that names what its answer takes the place of. */
const selector = 'form[data-part]';

/** Called with each part of a page that has been put in place of another. */
type Placed = (part: HTMLElement) => void;

/**
 * Sends the page's forms that have `data-part`, and puts what comes of it in the place of the element of that id: the rest of the page stays
 * where it is. What cannot be sent is told beside the form, and stays in its fields.
 */
export function smoothForms(placed: Placed): void {
  document.addEventListener('submit', (event) => {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement) || !form.matches(selector)) return;
    event.preventDefault();
    void send(form, event.submitter, placed);
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, placed: Placed): Promise<void> {
  const before = document.getElementById(form.dataset.part ?? '');
  const body = fieldsOf(form, submitter);
  const release = holdButtons(before ?? form, submitter);
  try {
    const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/x-part' } });
    const after = partIn(await response.text(), before?.id ?? '');
    if (!before || !after) throw new Error(`${response.status} ${response.statusText}`.trim());
    before.replaceWith(after);
    placed(after);
  } catch (error) {
    release();
    await keepOrTell(form, body, error);
  }
}

/**
 * Tells what becomes of a form that was not sent. Where there is no connection, which `fetch` tells by a TypeError, a form that says what it is
 * waits in this browser, and is sent later.
 */
async function keepOrTell(form: HTMLFormElement, body: URLSearchParams, error: unknown): Promise<void> {
  const say = readWords('forms');
  const { label, slot } = form.dataset;
  const why = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TypeError) || label === undefined) {
    tell(form, 'bad', say('unsent', { why }));
    return;
  }
  try {
    await keepForLater({
      url: form.action,
      method: 'POST',
      body: body.toString(),
      contentType: 'application/x-www-form-urlencoded',
      label,
      wrote: body.get('text') ?? body.get('why') ?? '',
      page: location.href,
      ...(slot !== undefined && { slot }),
    });
    tell(form, 'look', say('kept'));
  } catch {
    tell(form, 'bad', say('unsent', { why }));
  }
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') fields.append(name, value);
  }
  return fields;
}

function partIn(html: string, id: string): HTMLElement | undefined {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.querySelectorAll<HTMLElement>('[id]')].find((one) => one.id === id);
}

/** Nothing is sent twice: until the answer is there no button of the part can be pressed, and the one that was says that it is busy. */
function holdButtons(place: HTMLElement, submitter: HTMLElement | null): () => void {
  const held = [...place.querySelectorAll('button')].filter(({ disabled }) => !disabled);
  const words = submitter?.textContent ?? '';
  for (const button of held) button.disabled = true;
  if (submitter) {
    submitter.setAttribute('aria-busy', 'true');
    submitter.textContent = readWords('forms')('sending');
  }
  return () => {
    for (const button of held) button.disabled = false;
    if (!submitter) return;
    submitter.removeAttribute('aria-busy');
    submitter.textContent = words;
  };
}

function tell(form: HTMLFormElement, tone: 'look' | 'bad', what: string): void {
  form.querySelector('[data-told]')?.remove();
  const told = document.createElement('p');
  told.className = `banner ${tone}`;
  told.dataset.told = '';
  told.setAttribute('role', tone === 'bad' ? 'alert' : 'status');
  told.textContent = what;
  form.prepend(told);
}
