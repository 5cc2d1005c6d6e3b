import { expect, it } from 'vitest';
import { createLevel } from '../../src/workbench/browser/level.ts';

const chunk = (peak: number): Float32Array => Float32Array.from([0, -peak, peak / 2]);

it('a pause between words is no silence, and nothing is quiet before anything was heard', () => {
  const level = createLevel();
  expect(level(chunk(0), 0).word).toBe('none');
  expect(level(chunk(0.4), 100)).toMatchObject({ word: 'good' });
  expect(level(chunk(0), 600).word).toBe('good');
  expect(level(chunk(0.01), 2000).word).toBe('quiet');
  expect(level(chunk(0.99), 2100).word).toBe('loud');
});
