import { expect, it } from 'vitest';
import { BusyError, createTurns } from '../../src/workbench/turns.ts';

it('work of one visitor is done one piece after the other, and another’s does not wait for it', async () => {
  const turns = createTurns();
  const told: string[] = [];
  let finish = (): void => undefined;
  const first = turns('ana', async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    told.push('first');
  });
  const second = turns('ana', () => Promise.resolve(told.push('second')));
  await turns('ben', () => Promise.resolve(told.push('other')));
  finish();
  await Promise.all([first, second]);
  expect(told).toEqual(['other', 'first', 'second']);
});

it('a visitor who asks for too much at once is refused, and not once it is done; what fails holds up nothing', async () => {
  const turns = createTurns(1);
  const fail = (): Promise<never> => Promise.reject(new Error('no'));
  const two = [turns('ana', fail), turns('ana', () => Promise.resolve('done'))];
  await expect(turns('ana', () => Promise.resolve('late'))).rejects.toBeInstanceOf(BusyError);
  const settled = await Promise.allSettled(two);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await turns('ana', () => Promise.resolve('again'))).toBe('again');
});
