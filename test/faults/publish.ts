import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseHTML } from 'linkedom';
import type { DeskAt, DeskMember } from '../attack/desk-visits.ts';
import type { Instance } from '../built-line.ts';
import { visit, type Day } from './desk-day-members.ts';

/** Publishes the draft; gives the seconds until every instance speaks it. Throws where one does not. */
export async function publish(
  day: Day,
  atOf: () => DeskAt,
  editor: DeskMember,
  instances: readonly Instance[],
  tries = 10,
): Promise<number> {
  let page = await visit(day, atOf(), editor, { path: '/publications' });
  // While the draft is being checked there is nothing to press: the page looks again by itself.
  for (let looked = 0; page.headers.refresh !== undefined && looked < 60; looked += 1) {
    await sleep(1000);
    const [, path = ''] = /url=\/desk(.*)/.exec(String(page.headers.refresh)) ?? [];
    page = await visit(day, atOf(), editor, { path });
  }
  const fieldOf = (name: string): string | undefined =>
    new RegExp(`name="${name}" value="(\\d+)"`).exec(page.body)?.[1];
  const form = { upTo: fieldOf('upTo') ?? '', newest: fieldOf('newest') ?? '', note: '' };
  if (form.upTo === '') {
    const { document } = parseHTML(page.body);
    const why = [...document.querySelectorAll('main .panel li')].slice(0, 3).map((one) => one.textContent);
    if (why.length > 0 || tries === 0) throw new Error(`the draft cannot be published: ${why.join('; ')}`);
    // Remarks alone change nothing for callers: there is nothing to publish yet.
    await sleep(1000);
    return publish(day, atOf, editor, instances, tries - 1);
  }
  const answer = await visit(day, atOf(), editor, { path: '/publications', form });
  // Whoever was overtaken looks at what would change now, and publishes again.
  if (answer.status === 409 && tries > 1) return publish(day, atOf, editor, instances, tries - 1);
  const began = performance.now();
  if (answer.status !== 200) throw new Error(`publishing is answered with ${answer.status}`);
  const number = Number(form.newest) + 1;
  for (;;) {
    const heard = await Promise.all(
      instances.map(async ({ port }) => {
        const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
        return ((await ready.json()) as { desk: { publication: number } }).desk.publication;
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    if (heard.every((publication) => publication >= number)) return seconds;
    if (seconds > 30) throw new Error(`publication ${number} is not spoken everywhere after 30 s`);
    await sleep(50);
  }
}
