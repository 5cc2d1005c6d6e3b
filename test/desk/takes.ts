import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import { speechSeconds } from '../../src/phone/duration.ts';
import { takeOf } from './benches.ts';

/** What is sent to a page of the desk. */
interface Sent {
  readonly type: string;
  readonly body: Buffer;
}

/** Asks a page of the desk as somebody who is signed in: an address of its own, as its links have it. */
export type Ask = (
  address: string,
  sent?: Sent,
) => Promise<{ readonly status: number; readonly text: string }>;

/** Records lines at the studio's own door, each as long as its text takes. */
export async function recordLines(ask: Ask, language: string, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { document } = parseHTML(
      (await ask(`/desk/studio/part?${new URLSearchParams({ lang: language, line }).toString()}`)).text,
    );
    const { dataset } = document.querySelector<HTMLElement>('.booth') ?? {};
    expect(dataset?.line).toBe(line);
    const text = document.querySelector('.read')?.textContent ?? '';
    const { status, text: told } = await ask(dataset?.keep ?? '', {
      type: 'audio/wav',
      body: takeOf(speechSeconds(text)),
    });
    expect([line, status, told]).toEqual([line, 200, expect.any(String)]);
  }
}

/** Approves all that waits for somebody else to listen, one after the other; gives how many there were. */
export async function approveAll(ask: Ask, language: string): Promise<number> {
  const address = `/desk/studio/listen?lang=${language}`;
  let { text } = await ask(address);
  for (let approved = 0; ; approved += 1) {
    const { document } = parseHTML(text);
    if (!document.querySelector('[value="approved"]')) return approved;
    const fields = [...document.querySelectorAll<HTMLInputElement>('.verdict input[type="hidden"]')];
    const form = new URLSearchParams(fields.map(({ name, value }) => [name, value]));
    form.set('verdict', 'approved');
    const answer = await ask('/desk/studio/listen', {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(form.toString()),
    });
    expect(answer.status).toBe(200);
    ({ text } = answer);
  }
}
