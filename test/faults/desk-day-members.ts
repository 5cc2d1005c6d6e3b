import { performance } from 'node:perf_hooks';
import { createRandom } from '../../src/cli/sample-calls.ts';
import {
  inviteTo,
  joinDesk,
  visitDesk,
  type DeskAt,
  type DeskMember,
  type DeskVisit,
} from '../attack/desk-visits.ts';
import type { Answer } from '../attack/asking.ts';
import { inviteOwner } from './invite-owner.ts';

/** Somebody who works at the desk for a day. */
export interface Worker extends DeskMember {
  readonly role: 'owner' | 'editor' | 'speaker';
  /** The languages in which they work. */
  readonly languages: readonly string[];
}

/** What is seen of a day. */
export interface Day {
  readonly done: Set<number>;
  readonly refused: Map<string, number>;
  slowest: { readonly ms: number; readonly address: string };
  pages: number;
}

/** A day on which nothing has been done yet. */
export function newDay(): Day {
  return { done: new Set(), refused: new Map(), slowest: { ms: 0, address: '' }, pages: 0 };
}

/** The first owner, three editors, and two speakers of each language, so that one can accept what the other proposes; all of them let in by their own links. */
export async function inviteWorkers(
  at: DeskAt,
  environment: Readonly<Record<string, string>>,
  spoken: readonly string[],
): Promise<readonly Worker[]> {
  const owner = await joinDesk(at, await inviteOwner(environment), 'Owner');
  const workers: Worker[] = [{ ...owner, role: 'owner', languages: spoken }];
  for (const number of [1, 2, 3]) {
    const member = await joinDesk(at, await inviteTo(at, owner, { role: 'editor' }), `Editor ${number}`);
    workers.push({ ...member, role: 'editor', languages: spoken });
  }
  for (const language of [...spoken, ...spoken]) {
    const invitation = await inviteTo(at, owner, { role: 'speaker', languages: language });
    const member = await joinDesk(at, invitation, `Speaker ${workers.length}`);
    workers.push({ ...member, role: 'speaker', languages: [language] });
  }
  return workers;
}

/** Asks the desk, and keeps how long the slowest page took. */
export async function visit(day: Day, at: DeskAt, member: DeskMember, asked: DeskVisit): Promise<Answer> {
  const began = performance.now();
  const answer = await visitDesk(at, { cookie: member.cookie, ...asked });
  const ms = performance.now() - began;
  day.pages += 1;
  if (ms > day.slowest.ms) {
    const [address = ''] = (asked.path ?? '/').split('?');
    day.slowest = { ms, address: `${asked.form || asked.body ? 'POST' : 'GET'} /desk${address}` };
  }
  return { ...answer, body: Buffer.from(answer.body, 'latin1').toString('utf8') };
}

/** Does something by a form, and keeps the number that the line gave the change. */
export async function act(day: Day, at: DeskAt, member: DeskMember, asked: DeskVisit): Promise<boolean> {
  const answer = await visit(day, at, member, {
    ...asked,
    headers: { Accept: 'application/json', ...asked.headers },
  });
  let outcome: { readonly kind?: string; readonly number?: number } = {};
  try {
    outcome = JSON.parse(answer.body) as typeof outcome;
  } catch {
    // A page in place of an outcome is no outcome.
  }
  if (outcome.kind === 'done' && outcome.number !== undefined) {
    day.done.add(outcome.number);
    return true;
  }
  const why = outcome.kind ?? `status ${answer.status}`;
  day.refused.set(why, (day.refused.get(why) ?? 0) + 1);
  return false;
}

const field = (page: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ??
  new RegExp(`value="([^"]*)"[^>]*name="${name}"`).exec(page)?.[1];

/** What a member does to a line that they have before them: reviews it, finds it wrong, remarks on it, or decides on a proposal. */
function chooseForm(page: string, chance: number): Readonly<Record<string, string>> {
  const proposal = field(page, 'proposal');
  const seen = field(page, 'seen') ?? '';
  const seenEnglish = field(page, 'seenEnglish');
  if (proposal !== undefined && chance < 0.7) return { act: 'accept', proposal };
  if (seenEnglish !== undefined && chance < 0.5) return { act: 'review', seen, seenEnglish };
  const text = /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(page)?.[1]?.replaceAll('&amp;', '&');
  // As long as before: a draft in which callers would wait too long is not published.
  const other = text?.endsWith('.') ? '!' : text?.endsWith('!') ? '.' : undefined;
  if (text !== undefined && other !== undefined && chance < 0.75) {
    return { act: 'words', text: `${text.slice(0, -1)}${other}`, seen, meaning: 'same' };
  }
  return { act: 'comment', text: 'I say this differently at home.' };
}

/** What a member works on, until when, and for how long they think about each line. */
interface Work {
  readonly lines: readonly string[];
  readonly seed: number;
  readonly isEnough: () => boolean;
  readonly pause?: () => Promise<void>;
}

/** Has a member work through the lines of their languages until enough has been done by all. */
export async function workOnLines(
  day: Day,
  atOf: () => DeskAt,
  worker: Worker,
  { lines, seed, isEnough, pause }: Work,
): Promise<void> {
  const random = createRandom(seed);
  while (!isEnough()) {
    const language = worker.languages[Math.floor(random() * worker.languages.length)] ?? 'es';
    const line = lines[Math.floor(random() * lines.length)] ?? '';
    const path = `/script/${language}/${line}`;
    const { body } = await visit(day, atOf(), worker, { path });
    await pause?.();
    if (isEnough()) return;
    const isTaken = await act(day, atOf(), worker, { path, form: chooseForm(body, random()) });
    if (!isTaken && !isEnough()) {
      await act(day, atOf(), worker, { path, form: { act: 'comment', text: 'This was not taken.' } });
    }
  }
}
