import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createRealClock } from '../../src/phone/clock.ts';
import { signRequest } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { placeSeenCall, randomSteps } from '../callers.ts';
import { canaryNumber } from '../canary.ts';

const form = {
  CallSid: `CA${'0'.repeat(32)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: canaryNumber,
};

/** What came of turns. */
interface Asked {
  readonly asked: number;
  /** What was said in place of a document, each time. */
  readonly lost: readonly string[];
  /** Seconds. */
  readonly slowest: number;
}

/** Asks a line for a turn, and gives what is wrong with the answer; undefined where it is a document. */
export function askTurn(origin: string, agent?: Agent): Promise<string | undefined> {
  const path = '/voice?lang=es';
  const body = new URLSearchParams(form).toString();
  return new Promise((resolve) => {
    const asking = request(
      `${origin}${path}`,
      {
        method: 'POST',
        ...(agent ? { agent } : {}),
        timeout: 15_000,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': Buffer.byteLength(body),
          'X-Twilio-Signature': signRequest(authToken, publicUrl + path, form),
        },
      },
      (response) => {
        let text = '';
        response.on('data', (data: Buffer) => (text += data.toString()));
        response.on('error', ({ message }) => {
          resolve(message);
        });
        response.on('end', () => {
          const isDocument = response.statusCode === 200 && text.includes('<Response');
          resolve(isDocument ? undefined : `${response.statusCode ?? 0} ${text.slice(0, 80)}`.trim());
        });
      },
    );
    asking.on('timeout', () => asking.destroy(new Error('no answer within 15 s')));
    asking.on('error', ({ message }) => {
      resolve(message);
    });
    asking.end(body);
  });
}

/** Asks for so many turns a second, evenly, for as long as something lasts. None is asked twice. */
export async function askSteadily(
  origin: string,
  perSecond: number,
  lasts: Promise<unknown>,
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true });
  const lost: string[] = [];
  const asking: Promise<void>[] = [];
  let slowest = 0;
  const isOver = watch(lasts);
  while (!isOver()) {
    const began = Date.now();
    asking.push(
      askTurn(origin, agent).then((fault) => {
        slowest = Math.max(slowest, (Date.now() - began) / 1000);
        if (fault !== undefined) lost.push(fault);
      }),
    );
    await sleep(1000 / perSecond);
  }
  await Promise.all(asking);
  agent.destroy();
  await lasts;
  return { asked: asking.length, lost, slowest };
}

/** Places whole calls, several at once, each as fast as it can be; tells how many there were and why any failed. */
export async function placeCalls(
  origin: string,
  count: number,
): Promise<{ readonly documents: number; readonly failures: readonly string[] }> {
  const random = createRandom(1);
  const failures: string[] = [];
  let [begun, documents] = [0, 0];
  const work = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      const { record, turns } = await placeSeenCall(
        { line: { voiceUrl: `${origin}/voice` }, authToken, publicUrl, from: canaryNumber },
        randomSteps(random),
      );
      documents += turns.length;
      if (record.failure) failures.push(record.failure.message);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { documents, failures };
}

/**
 * Places calls that take as long as they take, so many at once, each followed by another, for as long as something lasts; those that go on
 * then are left. Nothing is asked twice.
 */
export async function callInRealTime(
  origin: string,
  atOnce: number,
  lasts: Promise<unknown>,
): Promise<{ readonly begun: number; readonly turns: number; readonly failures: readonly string[] }> {
  const random = createRandom(2);
  const failures: string[] = [];
  let [begun, turns] = [0, 0];
  const isOver = watch(lasts);
  const work = async (): Promise<void> => {
    while (!isOver()) {
      begun += 1;
      const clock = createRealClock();
      const { failure } = await placeCall({
        line: { voiceUrl: `${origin}/voice?lang=es#rc=0` },
        authToken,
        publicUrl,
        from: canaryNumber,
        clock,
        caller: createScript(clock, randomSteps(random)),
        onDocument: () => {
          if (!isOver()) turns += 1;
        },
      });
      if (failure && !isOver()) failures.push(failure.message);
    }
  };
  for (let caller = 0; caller < atOnce; caller += 1) void work();
  await lasts;
  return { begun, turns, failures };
}

/** Tells whether something that lasts is over. */
function watch(lasts: Promise<unknown>): () => boolean {
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  lasts.then(end, end);
  return () => isOver;
}
