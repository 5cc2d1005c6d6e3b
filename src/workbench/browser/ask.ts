import { readWords } from './words.ts';

/** What the desk has against a request, in the word that its answer names it by. */
export class Fault extends Error {}

/** What stands before the addresses of these pages. */
export const base = document.documentElement.dataset.base ?? '';

/** Sends something to the desk and gives its answer. Throws a `Fault` where it is refused, or where it cannot be sent. */
export async function send(path: string, body: object = {}): Promise<unknown> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Fault('not sent');
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const isNamed = typeof answer === 'object' && answer !== null && 'fault' in answer;
  throw new Fault(isNamed && answer.fault !== 'not readable' ? String(answer.fault) : 'try again');
}

/** Does something while a button is busy, and tells what went wrong in the page's words for it. */
export async function attempt(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
  const told = document.querySelector<HTMLElement>('#fault');
  if (told) told.hidden = true;
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    await act();
  } catch (error) {
    tell(error instanceof Fault ? error.message : 'try again');
    if (!(error instanceof Fault)) throw error;
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
}

/** Tells what went wrong, by the word that the desk's answer names it by. */
export function tell(fault: string): void {
  const told = document.querySelector<HTMLElement>('#fault');
  if (!told) return;
  told.textContent = readWords('faults')(fault);
  told.hidden = false;
  told.scrollIntoView({ block: 'nearest' });
}
