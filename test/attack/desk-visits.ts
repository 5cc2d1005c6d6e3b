import { publicUrl } from '../built-line.ts';
import { ask, toBody, type Answer } from './asking.ts';

/** Where a desk is reached: a built line's port, or that of its pages alone. */
export interface DeskAt {
  readonly port: number;
}

/** What is asked of the desk, as a browser behind the hotline's proxy does, or as `headers` say otherwise. */
export interface DeskVisit {
  readonly path?: string;
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** A body as it is. */
  readonly body?: Buffer | string;
  readonly cookie?: string | undefined;
  /** A header that is set to nothing is not sent. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the desk. */
export function visitDesk({ port }: DeskAt, visit: DeskVisit): Promise<Answer> {
  const { path = '', form, json, body, cookie, headers = {} } = visit;
  const isPost = form !== undefined || json !== undefined || body !== undefined;
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
  const all: Record<string, string> = {
    Host: new URL(publicUrl).host,
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': drawAddress(),
    Accept: json === undefined ? 'text/html' : 'application/json',
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(isPost ? { Origin: publicUrl, 'Content-Type': type } : {}),
    ...headers,
  };
  return ask(port, {
    method: visit.method ?? (isPost ? 'POST' : 'GET'),
    path: `/desk${path}`,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    body: body ?? (form ? toBody(form) : json === undefined ? '' : JSON.stringify(json)),
    patience: 30,
  });
}

let drawn = 0;

/** An address in a network from which nobody has asked before. */
function drawAddress(): string {
  drawn += 1;
  return `2001:db8:${drawn.toString(16)}::1`;
}

/** A member of a desk, as an attack knows them. */
export interface DeskMember {
  readonly cookie: string;
  readonly name: string;
  readonly passphrase: string;
}

/** Accepts an invitation with four words. Throws where that is refused. */
export async function joinDesk(at: DeskAt, link: string, name: string): Promise<DeskMember> {
  const secret = link.split('#')[1] ?? '';
  const words = await visitDesk(at, { path: '/invitation/words', json: { secret } });
  const read = JSON.parse(words.body) as { readonly passphrase?: string; readonly mark?: string };
  const accepted = await visitDesk(at, { path: '/invitation/accept', json: { secret, name, ...read } });
  if (accepted.status !== 201) throw new Error(`the invitation is answered with ${accepted.status}`);
  return { name, cookie: cookieOf(accepted), passphrase: read.passphrase ?? '' };
}

/** Has an owner invite somebody, and gives the link that the page shows. */
export async function inviteTo(
  at: DeskAt,
  owner: DeskMember,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const { body, status } = await visitDesk(at, { path: '/members/invite', form, cookie: owner.cookie });
  const [link] = /https:\/\/[^"<\s]+\/desk\/invitation#[\w-]+/.exec(body) ?? [];
  if (link === undefined) throw new Error(`the page of members answers ${status} without a link`);
  return link;
}

/** The session's cookie that an answer sets. */
export function cookieOf({ headers }: Answer): string {
  const [set = ''] = headers['set-cookie'] ?? [];
  return set.split(';')[0] ?? '';
}
