import type { CallEvent } from '../phone/events.ts';
import { AnswerError, post, to } from './page.ts';

/** A call of the page's that goes on at one of the line's instances. */
export interface OngoingCall {
  /** When it began, in the page's own milliseconds. */
  readonly began: number;
  readonly press: (key: string) => void;
  readonly hangUp: () => void;
  /** Hangs up without waiting, as the page goes. */
  readonly leave: () => void;
  /** Follows it no longer. */
  readonly close: () => void;
}

/** What the page is told of its call. */
interface Told {
  readonly take: (event: CallEvent) => void;
  /** Nobody knows of the call any more. */
  readonly lose: (error: unknown) => void;
  /** What is said then. */
  readonly lost: string;
}

/** How often a call is asked for. The instances of a line answer in turn, and only that which placed a call knows of it. */
const mostTries = 12;
/** Milliseconds before it is asked for again: longer each time. */
const wait = 20;

const pause = (tries: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, wait * tries);
  });

/** Follows a call that has been placed, whichever instance it is at. */
export function followCall(id: string, { take, lose, lost }: Told): OngoingCall {
  const address = to(`/phone/calls/${id}`);
  let events: EventSource | undefined;
  let after = 0;
  let tries = 0;
  let isClosed = false;
  let last: Promise<void> = Promise.resolve();

  const close = (): void => {
    isClosed = true;
    events?.close();
  };
  const open = (): void => {
    if (isClosed) return;
    const opened = new EventSource(`${address}/events?after=${after}`);
    events = opened;
    opened.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
      tries = 0;
      after = Number(lastEventId);
      take(JSON.parse(data) as CallEvent);
    });
    opened.addEventListener('error', () => {
      // A connection that was cut the browser opens again by itself.
      if (opened.readyState !== EventSource.CLOSED || isClosed) return;
      tries += 1;
      if (tries < mostTries) void pause(tries).then(open);
      else lose(new Error(lost));
    });
  };
  /** One after the other: keys are heard in the order in which they are pressed. */
  const send = (what: string, body?: object): void => {
    last = last.then(() => askInTurn(`${address}/${what}`, body, lost)).catch(lose);
  };
  open();
  return {
    began: performance.now(),
    press: (key) => {
      send('keys', { key });
    },
    hangUp: () => {
      send('hang-up');
    },
    leave: () => navigator.sendBeacon(`${address}/hang-up`),
    close,
  };
}

/** Asks one instance after the other until one knows of the call. */
async function askInTurn(url: string, body: object | undefined, lost: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await post(url, body, lost);
      return;
    } catch (error) {
      if (!(error instanceof AnswerError) || error.status !== 410 || tries === mostTries) throw error;
    }
    await pause(tries);
  }
}
