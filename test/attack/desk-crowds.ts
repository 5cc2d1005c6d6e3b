import { performance } from 'node:perf_hooks';
import { publicUrl } from '../built-line.ts';
import { mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, type Attack } from './attack.ts';
import { openDesk, type OpenedDesk } from './desk-open.ts';
import { inviteTo, joinDesk, visitDesk, type DeskAt, type DeskMember } from './desk-visits.ts';
import type { Stage } from './stage.ts';
import { holdConnections, sendBytes } from './wire.ts';

/** What a member waits for a page at most, in milliseconds, while strangers do what they like. */
const mostMemberWait = 5000;

const head = (method: string, path: string, ...more: readonly string[]): string =>
  [
    `${method} /desk${path} HTTP/1.1`,
    `Host: ${new URL(publicUrl).host}`,
    'X-Forwarded-Proto: https',
    ...more,
    '',
    '',
  ].join('\r\n');

/** The request of a stranger that holds another in its body, of which the end is to be the next member's. */
const smuggled = (method: string, isInPieces: boolean): string => {
  const inner = head('GET', '/nowhere', 'X-Rest: ').slice(0, -4);
  return isInPieces
    ? `${head(method, '/icon.svg', 'Transfer-Encoding: chunked')}${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`
    : `${head(method, '/icon.svg', `Content-Length: ${inner.length}`, 'Connection: content-length')}${inner}`;
};

/** A form whose rest never comes. */
const unfinished = `${head('POST', '/invitation', `Origin: ${publicUrl}`, 'Content-Type: application/json', 'Content-Length: 500')}{`;

/** How an owner's page is answered, so many times, one after the other. */
async function lookOften(
  { line, owner }: Pick<OpenedDesk, 'line' | 'owner'>,
  count: number,
): Promise<{ readonly statuses: readonly number[]; readonly longest: number }> {
  const statuses: number[] = [];
  let longest = 0;
  for (let asked = 0; asked < count; asked += 1) {
    const began = performance.now();
    statuses.push((await visitDesk(line, { path: '/account', cookie: owner.cookie })).status);
    longest = Math.max(longest, performance.now() - began);
  }
  return { statuses: [...new Set(statuses)], longest };
}

/** The longest that a member and a caller wait while strangers send forms that never end, in milliseconds. */
function withUnfinished(
  stage: Stage,
  opened: OpenedDesk,
): Promise<{ readonly result: number; readonly worst: number }> {
  return watchVoice(opened.line.port, async () => {
    const waits: number[] = [];
    for (const count of [300, 450]) {
      const held = holdConnections(opened.line.port, count, (socket) => {
        socket.write(unfinished);
        socket.resume();
      });
      stage.onEnd(() => {
        held.letGo();
        return Promise.resolve();
      });
      const { statuses, longest } = await lookOften(opened, 10);
      waits.push(statuses.join() === '200' ? longest : Infinity);
      held.letGo();
    }
    return Math.max(...waits);
  });
}

/** Publishes what there is, as the page of publications lets an editor; gives the status. */
async function publish(at: DeskAt, { cookie }: DeskMember, newest: number): Promise<number> {
  const form = { upTo: '1', newest: String(newest), note: '' };
  return (await visitDesk(at, { path: '/publications', form, cookie })).status;
}

/** Attacks on the desk by whoever asks at the same time as its members. */
export const deskCrowdAttacks: readonly Attack[] = [
  {
    name: 'desk-smuggled',
    tried:
      'strangers’ requests whose bodies hold the beginning of another, so that a member’s next one is read as its end',
    right: 'each body belongs to its request; the member gets the page that they asked for',
    run: async (stage) => {
      const opened = await openDesk(stage);
      const statuses = new Set<number>();
      for (const method of ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST']) {
        for (const isInPieces of [true, false]) {
          await sendBytes(opened.line.port, smuggled(method, isInPieces), { seconds: 0.3 });
          for (const status of (await lookOften(opened, 3)).statuses) statuses.add(status);
        }
      }
      const told = `the member is answered with ${[...statuses].join(', ')}`;
      return { happened: `10 requests; ${told}`, faults: faultsUnless([...statuses].join() === '200', told) };
    },
  },
  {
    name: 'desk-unfinished',
    tried:
      '300, then 450 connections of strangers, each with a form to the desk that never ends, opened again when it is closed',
    right: 'a member’s page comes within five seconds, and callers do not wait',
    run: async (stage) => {
      const opened = await openDesk(stage);
      const first = await withUnfinished(stage, opened);
      // Where this machine had something else to do, a second crowd finds it idle.
      const isWithin = first.worst <= mostWait && first.result <= mostMemberWait;
      const { result, worst } = isWithin ? first : await withUnfinished(stage, opened);
      const told = Number.isFinite(result)
        ? `a member waited ${result.toFixed(0)} ms`
        : 'a member had no page';
      return {
        happened: `${isWithin ? '' : 'at a second attempt '}${told}, ${tellWait(worst)}`,
        worst,
        faults: [
          ...faultsUnless(result <= mostMemberWait, told),
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
        ],
      };
    },
  },
  {
    name: 'desk-heavy-pages',
    tried: 'a member who asks for the heaviest pages, 120 of them, 12 at once, while callers call',
    right: 'each is answered or told to try later; callers do not wait; the desk answers afterwards',
    run: async (stage) => {
      const opened = await openDesk(stage);
      const { line, owner } = opened;
      const pages = [
        '/script?lang=es',
        '/publications',
        '/today',
        '/map?lang=pa',
        '/studio?lang=ht',
        '/flyer?lang=ar',
      ];
      const { result, worst } = await watchVoice(line.port, async () => {
        const seen: number[] = [];
        let begun = 0;
        const work = async (): Promise<void> => {
          while (begun < 120) {
            begun += 1;
            const path = pages[begun % pages.length] ?? '';
            seen.push((await visitDesk(line, { path, cookie: owner.cookie })).status);
          }
        };
        await Promise.all(Array.from({ length: 12 }, work));
        return seen;
      });
      const others = result.filter((status) => status !== 200 && status !== 503);
      const after = await lookOften(opened, 1);
      return {
        happened: `${result.filter((status) => status === 200).length} answered, ${result.filter((status) => status === 503).length} put off; ${tellWait(worst)}`,
        worst,
        faults: [
          ...faultsUnless(others.length === 0, `answered with ${[...new Set(others)].join(', ')}`),
          ...faultsUnless(after.statuses.join() === '200', `afterwards: ${after.statuses.join()}`),
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
        ],
      };
    },
  },
  {
    name: 'desk-race',
    tried: 'two editors and an owner who publish the same draft at the same moment, twenty times',
    right: 'each time one of them publishes and the others are told so; no number is skipped or used twice',
    run: async (stage) => {
      const { line, owner } = await openDesk(stage);
      const people = [owner];
      for (const name of ['Ana', 'Ben'])
        people.push(await joinDesk(line, await inviteTo(line, owner, { role: 'editor' }), name));
      await visitDesk(line, {
        path: '/script/es/safe',
        form: { act: 'comment', text: 'Well said.' },
        cookie: owner.cookie,
      });
      const rounds: string[] = [];
      for (let newest = 0; newest < 20; newest += 1) {
        const statuses = await Promise.all(people.map((person) => publish(line, person, newest)));
        rounds.push(statuses.toSorted((a, b) => a - b).join());
      }
      const wrong = rounds.filter((round) => round !== '200,409,409');
      return {
        happened: `${rounds.length} rounds, ${rounds.length - wrong.length} with one publication`,
        faults: wrong.map((round) => `answered with ${round}`),
      };
    },
  },
];
