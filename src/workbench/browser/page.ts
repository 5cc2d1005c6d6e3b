/** The element with this id. Throws where the page has none of that kind: then page and script are not of one make. */
export function find<T extends Element>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}

/** The address of a page, such as `/map`, behind the door that this one is behind. */
export function to(address: string): string {
  return `${document.documentElement.dataset.base ?? ''}${address}`;
}

/** What the server says where it does not do what it is asked for. */
export class AnswerError extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Posts to the server; gives its answer, or throws an AnswerError with what it says; with `unanswered` where it says nothing. */
export async function post(url: string, body?: object, unanswered?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const told = typeof answer === 'object' && answer !== null && 'error' in answer ? String(answer.error) : '';
  const why = unanswered ?? `the workbench answered ${response.status}: is it still running?`;
  throw new AnswerError(told === '' ? why : told, response.status);
}

/** Whether keys that are typed now are meant for a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
