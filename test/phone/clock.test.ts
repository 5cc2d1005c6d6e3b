import { expect, test } from 'vitest';
import { createInstantClock, createRealClock } from '../../src/phone/clock.ts';
import { createManualClock } from './manual-clock.ts';

test('a clock moved by hand wakes sleepers in the order of their time, each at its own', async () => {
  const clock = createManualClock();
  const woken: [string, number][] = [];
  void clock.sleep(3).then(() => woken.push(['third', clock.now()]));
  void clock.sleep(1).then(async () => {
    woken.push(['first', clock.now()]);
    await clock.sleep(1);
    woken.push(['second', clock.now()]);
  });
  await clock.advance(2.5);
  expect(woken).toEqual([
    ['first', 1],
    ['second', 2],
  ]);
  await clock.advance(0.5);
  expect(woken.at(-1)).toEqual(['third', 3]);
});

test('a sleeper whose signal aborts wakes at once and is forgotten', async () => {
  const clock = createManualClock();
  const stop = new AbortController();
  const sleeping = clock.sleep(60, stop.signal);
  expect(clock.sleeping()).toBe(1);
  stop.abort();
  await sleeping;
  expect([clock.now(), clock.sleeping()]).toEqual([0, 0]);
});

test('on a clock that jumps, a sleep takes no time of ours and all of its own', async () => {
  const clock = createInstantClock();
  await clock.sleep(3600);
  expect(clock.now()).toBe(3600);
});

test('a deadline never comes on a clock that jumps: waiting for an answer takes no time there', async () => {
  const clock = createInstantClock();
  const first = await Promise.race([
    clock.deadline(15).then(() => 'late'),
    clock.sleep(1000).then(() => 'slept'),
  ]);
  expect(first).toBe('slept');
});

test('a real sleep ends at once when its signal aborts', async () => {
  const clock = createRealClock();
  await clock.sleep(3600, AbortSignal.abort());
  expect(clock.now()).toBeLessThan(60);
});
