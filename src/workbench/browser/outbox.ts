import { drop, put, takeAll, visitorHere } from './kept.ts';

/** What somebody did without a connection, as it is to be sent. The page that takes it answers `Accept: application/json` with its outcome. */
interface ToSend {
  readonly url: string;
  readonly method: 'POST';
  readonly body: string | Blob | ArrayBuffer;
  readonly contentType: string;
  /** What it is, in words for whoever did it. */
  readonly label: string;
  /** The words that they wrote, shown to them should they not be taken. */
  readonly wrote?: string;
  /** Where it was done. */
  readonly page: string;
  /** What of the same slot has not been sent yet gives way to this. */
  readonly slot?: string;
}

/** Something that waits to be sent, or that was, and what became of it. */
export interface Entry extends Omit<ToSend, 'body'> {
  readonly id: string;
  readonly visitor: string;
  readonly when: number;
  readonly body: string | ArrayBuffer;
  readonly state: 'waits' | 'sent' | 'conflict' | 'refused' | 'forbidden';
  /** What the line said of it. */
  readonly told: string;
}

/** Why nothing could be sent just now: there is no connection, the member is signed out, or the line has trouble. */
export type Hindrance = 'offline' | 'signed out' | 'trouble';

/** What became of something that was sent. */
export interface Became {
  readonly state: Exclude<Entry['state'], 'waits'>;
  readonly told: string;
  /** Whether callers hear of it now, once it is published, or once a second person has agreed. */
  readonly effect?: 'now' | 'draft' | 'waits';
}

/** Told on the window whenever something is kept, or something has become of it. */
export const outboxChanged = 'outbox-changed';

function tellAll(): void {
  dispatchEvent(new Event(outboxChanged));
}

/** Keeps something in this browser until it can be sent. Throws where the browser lets nothing be kept: then the page must stay open. */
export async function keepForLater({ body, ...what }: ToSend): Promise<void> {
  const mine = await entries();
  const entry: Entry = {
    ...what,
    id: [...crypto.getRandomValues(new Uint32Array(4))].join('-'),
    visitor: visitorHere(),
    when: Math.max(Date.now(), (mine.at(-1)?.when ?? 0) + 1),
    // Safari loses Blobs that are kept for long.
    body: body instanceof Blob ? await body.arrayBuffer() : body,
    state: 'waits',
    told: '',
  };
  await put('outbox', entry);
  for (const { id, slot, state } of mine) {
    if (slot !== undefined && slot === what.slot && state !== 'sent') await drop('outbox', id);
  }
  tellAll();
}

/** Sends something at once; where it cannot be sent, keeps it for later and says so. */
export async function sendOrKeep(what: ToSend): Promise<Became | 'kept'> {
  const became = await send({ ...what, visitor: visitorHere() });
  if (typeof became !== 'string') return became;
  await keepForLater(what);
  return 'kept';
}

/** What this member has in this browser, in the order in which it was done. */
export async function entries(): Promise<readonly Entry[]> {
  const visitor = visitorHere();
  const all = await takeAll<Entry>('outbox');
  return all.filter((one) => one.visitor === visitor).toSorted((a, b) => a.when - b.when);
}

/** Throws something away. */
export async function discard(id: string): Promise<void> {
  await drop('outbox', id);
  tellAll();
}

/** Sends what waits, one after the other; gives what stands in the way, if anything. Only one page does it at a time. */
export async function sendWaiting(): Promise<Hindrance | undefined> {
  // Safari has locks since 15.4; without one, what is sent twice is taken once.
  if (!('locks' in navigator)) return sendAll();
  return navigator.locks.request('desk-outbox', sendAll);
}

async function sendAll(): Promise<Hindrance | undefined> {
  for (const entry of await entries()) {
    if (entry.state !== 'waits') continue;
    const became = await send(entry);
    if (typeof became === 'string') return became;
    const { state, told } = became;
    const after: Entry = { ...entry, state, told, body: state === 'sent' ? '' : entry.body };
    await put('outbox', after);
    tellAll();
  }
  return undefined;
}

async function send({
  url,
  method,
  body,
  contentType,
  visitor,
}: ToSend & { readonly visitor: string }): Promise<Hindrance | Became> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      body,
      // A sign-in page is no answer to what was sent.
      redirect: 'manual',
      headers: {
        'Content-Type': contentType,
        Accept: 'application/json',
        'Desk-Visitor': encodeURIComponent(visitor),
      },
    });
  } catch {
    return 'offline';
  }
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 412) {
    return 'signed out';
  }
  return readOutcome(response);
}

/** What came of something, as the line answers it in JSON. */
async function readOutcome(response: Response): Promise<'trouble' | Became> {
  const answer = (await response.json().catch(() => undefined)) as
    | {
        readonly kind?: string;
        readonly effect?: Became['effect'];
        readonly why?: string | readonly string[];
        readonly theirs?: string;
      }
    | undefined;
  const why = [answer?.why ?? []].flat().join(' ');
  switch (answer?.kind) {
    case 'done':
    case 'same':
      return { state: 'sent', told: '', ...(answer.effect && { effect: answer.effect }) };
    case 'conflict':
      return { state: 'conflict', told: answer.theirs ?? '' };
    case 'refused':
    case 'forbidden':
      return { state: answer.kind, told: why };
    default:
      // What the line cannot read will not be read the next time either.
      return [400, 404, 413, 415].includes(response.status) ? { state: 'refused', told: why } : 'trouble';
  }
}
