import { onTestFinished } from 'vitest';
import type { People } from '../../src/people/people.ts';
import { done, leaving, openPeopleDesk, type PeopleDesk } from '../people/people-desk.ts';
import { createFiles } from '../usage/databases.ts';
import { members, siteNow } from './test-desk-site.ts';

/** The people of a test desk, and the line that they are behind. */
export type TestTeam = PeopleDesk & { readonly line: People };

/** Opens an empty one, with all members of a test desk. */
export async function openEmptyTeam(): Promise<TestTeam> {
  const files = createFiles();
  onTestFinished(() => files.remove());
  const team = await openPeopleDesk(await files.fresh(), { start: siteNow });
  for (const member of Object.values(members)) await team.add(member);
  const { people: line } = await team.side();
  return { ...team, line };
}

/** Opens one at work: Hugo, Inès and Ana are there, callers have asked and left numbers, of which Inès has taken one. */
export async function openTeam(): Promise<TestTeam> {
  const team = await openEmptyTeam();
  const { ana, hugo, ines } = members;
  if (!ana || !hugo || !ines) throw new Error('there are no such members');
  const { desk, reach, giveKey, line, store } = team;
  await reach(
    hugo,
    '+12125550123',
    ['ht'],
    'Mon-Fri 09:00-12:00,13:00-17:30; off 2026-12-25; on 2026-12-25 18:00-20:00',
  );
  await reach(ines, '+12125550142', ['ht', 'en'], 'Sat 07:00-09:00');
  await reach(ana, '+12125550166', ['es', 'ht', 'en'], 'Tue 22:00-02:00');
  for (const actor of [ana, hugo, ines]) await giveKey(actor);
  await desk.pause(ana, siteNow + 20 * 3_600_000);
  await done(desk.setSettings(ana, { callBacks: true, alsoEnglish: true }));
  for (const digits of ['2125550177', '2125550178', '2125550179']) {
    const wish = { ...leaving(digits), topic: 'choice-trouble', safe: 'evening' } as const;
    if ((await line.leave(wish)) !== 'kept') throw new Error('it was not kept');
  }
  const [first, second] = await desk.callBacks(ines);
  await done(desk.act(ines, first?.id ?? '', 'take'));
  await done(desk.act(ana, second?.id ?? '', 'take'));
  const count = { month: '2026-11', language: 'ht', count: 40 } as const;
  await store.addCounts([
    { ...count, day: 2, hour: 19, how: 'uncovered' },
    { ...count, day: 2, hour: 20, how: 'uncovered' },
    { ...count, day: 1, hour: 10, how: 'answered' },
    { ...count, day: 1, hour: 10, how: 'soon', count: 30 },
    { ...count, day: 6, hour: 22, how: 'missed', count: 20 },
  ]);
  return team;
}
