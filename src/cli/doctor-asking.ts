import { readDocument } from '../phone/document.ts';

/** An answer, and how long it took. */
export interface Asked {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly milliseconds: number;
  readonly date: string | null;
}

/** Asks an address; gives why there is no answer where there is none. */
export async function ask(url: string, init: RequestInit = {}): Promise<Asked | string> {
  const began = performance.now();
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text,
      milliseconds: performance.now() - began,
      date: response.headers.get('date'),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    return `${(error as Error).message}${cause}`;
  }
}

/** Whether an answer is a document of the phone company's. */
export function isDocument({ status, type, text }: Asked): boolean {
  if (status !== 200 || !type.startsWith('text/xml')) return false;
  try {
    return readDocument(text, 'https://line/').faults.length === 0;
  } catch {
    return false;
  }
}
