import { setTimeout as sleep } from 'node:timers/promises';
import type { Instance } from '../built-line.ts';
import { holdOpen, neverRead } from '../faults/crowds.ts';
import { ask, askVoice, mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, type Attack, type Outcome } from './attack.ts';
import type { Stage } from './stage.ts';
import { holdConnections } from './wire.ts';

/** Seconds that a crowd is at the port. */
const crowdSeconds = 5;

/** A crowd does its worst while callers call. */
async function withCrowd(
  line: Instance,
  crowd: (isOver: () => boolean) => Promise<unknown>,
): Promise<Outcome> {
  const watch = async (): Promise<{ readonly worst: number; readonly asked: number }> => {
    let isOver = false;
    return watchVoice(line.port, async () => {
      const going = crowd(() => isOver);
      await sleep(crowdSeconds * 1000);
      isOver = true;
      await going;
    });
  };
  const first = await watch();
  // Where this machine had something else to do, a second crowd finds it idle; what is at fault is so again.
  const second = first.worst <= mostWait ? undefined : await watch();
  const { worst, asked } = second ?? first;
  const isAlive = (await ask(line.port, { path: '/healthz' })).status === 200;
  const twice = second ? `${tellWait(first.worst)}, at a second attempt ` : '';
  return {
    happened: `${asked} callers asked meanwhile, ${twice}${tellWait(worst)}; the process ${isAlive ? 'lives' : 'died'}`,
    faults: [
      ...faultsUnless(worst <= mostWait, tellWait(worst)),
      ...faultsUnless(isAlive, 'the process died'),
    ],
    worst,
  };
}

const small = { NODE_OPTIONS: '--max-old-space-size=256' };

/** A form of 16 kB that has nothing but names, and a signature that nobody made. */
const manyFields = ((): string => {
  const body = Array.from({ length: 2700 }, (_, index) => `a${index.toString(36)}=`).join('&');
  return [
    'POST /voice HTTP/1.1',
    'Host: line.example',
    'Content-Type: application/x-www-form-urlencoded',
    `X-Twilio-Signature: ${'A'.repeat(27)}=`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
})();

/** A request whose body never comes. */
const unfinished = `POST /voice HTTP/1.1\r\nHost: line.example\r\nX-Twilio-Signature: ${'A'.repeat(27)}=\r\nContent-Length: 500\r\n\r\nX`;

const hold =
  (count: number, bytes: string) =>
  (stage: Stage, line: Instance): ((isOver: () => boolean) => Promise<void>) =>
  async (isOver) => {
    const held = holdConnections(line.port, count, (socket) => {
      socket.write(bytes);
      socket.resume();
    });
    stage.onEnd(() => {
      held.letGo();
      return Promise.resolve();
    });
    while (!isOver()) await sleep(100);
    held.letGo();
  };

const crowd = (
  name: string,
  tried: string,
  right: string,
  act: (stage: Stage, line: Instance) => (isOver: () => boolean) => Promise<unknown>,
): Attack => ({
  name,
  tried,
  right,
  run: async (stage) => {
    const line = await stage.line(small);
    return withCrowd(line, act(stage, line));
  },
});

/** Attacks on the port by itself, and on what the line writes. */
export const portAttacks: readonly Attack[] = [
  crowd(
    'slow-readers',
    '120 connections ask for 65 kB of recordings, health and calls in one go and read no answer, in 256 MB',
    'they are cut off; callers are answered; the process lives',
    (_stage, line) => (isOver) => neverRead(line.port, isOver),
  ),
  crowd(
    'slow-clients',
    '300 connections send a request byte by byte and never finish it',
    'callers are answered',
    (_stage, line) => (isOver) => holdOpen(line.port, isOver),
  ),
  // New: whoever holds all 500 connections, each by a request that never ends, keeps every caller out; each that is closed is opened again.
  crowd(
    'all-connections',
    '700 connections, more than the line takes, each with a request that never ends; each is opened again when it is closed',
    'unfinished requests give way; callers are answered',
    hold(700, unfinished),
  ),
  crowd(
    'silent-connections',
    '700 silent connections, each opened again when it is closed',
    'they give way; callers are answered',
    hold(700, ''),
  ),
  // New: a form of 16 kB can have 2,700 fields, which are sorted and signed before anybody knows that it is nobody's.
  crowd(
    'many-fields',
    '300 connections send unsigned forms of 2,700 fields, three on each at once',
    'they are refused before they cost anything; callers are answered',
    hold(300, manyFields.repeat(3)),
  ),
  {
    name: 'unread-log',
    tried: 'nobody reads the pipe that the log is written to, while the log has a line a turn',
    right: 'callers are answered; /readyz reports the lost lines',
    run: async (stage) => {
      const trails = { LOG_LEVEL: 'info', TRAILS_UNTIL: inAnHour() };
      const line = await stage.line(trails, { isUnread: true });
      const { worst } = await watchVoice(line.port, async () => {
        for (let batch = 1, isAnswered = true; batch <= 100 && isAnswered; batch += 1) {
          const answers = await Promise.all(
            Array.from({ length: 20 }, () => askVoice(line.port, '/voice', {}, { patience: 2 })),
          );
          // Whoever is not answered now will not be later.
          isAnswered = answers.some(({ status }) => status === 200);
          stage.progress(`${batch * 20} of 2000 turns`);
        }
      });
      const ready = await ask(line.port, { path: '/readyz', patience: 2 });
      const isTold = ready.body.includes('lines of the log');
      return {
        happened: `2,000 turns, ${tellWait(worst)}; ${isTold ? 'lost lines are told' : 'lost lines are not told'}`,
        faults: [
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
          ...faultsUnless(isTold, '/readyz does not tell'),
        ],
        worst,
      };
    },
  },
];

/** A time that TRAILS_UNTIL takes. */
export function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
}
