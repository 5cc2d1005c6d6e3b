import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { comparingOrder } from '../../src/facts/order.ts';
import { monthText, projectFacts, readGuides } from '../../src/facts/versions.ts';
import type { VersionId } from '../../src/guide/facts.ts';
import { guides } from '../guides.ts';
import { lineProgram } from '../line-program.ts';

interface Comparison {
  readonly status: number | null;
  readonly output: string;
  /** The facts of a version that have a month now. */
  readonly compared: (version: VersionId) => readonly string[];
  readonly again: (...answers: readonly string[]) => Comparison;
}

function copyFacts(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'facts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(projectFacts, folder, { recursive: true });
  return folder;
}

function compare(version: VersionId, answers: readonly string[], folder = copyFacts()): Comparison {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lineProgram, 'compared', '--guidance', version, '--facts', folder],
    { encoding: 'utf8', input: `${answers.join('\n')}\n` },
  );
  return {
    status,
    output: stdout + stderr,
    compared: (of) =>
      Object.entries(readGuides(folder)[of].facts).flatMap(([id, fact]) => (fact.compared ? [id] : [])),
    again: (...more) => compare(version, more, folder),
  };
}

describe('the monthly comparison', () => {
  it('keeps each answer at once, the most harmful fact first, and goes on where it was stopped', () => {
    const order = comparingOrder(guides.faq);
    const first = compare('faq', ['y', 'y', 'q']);
    expect(first.status).toBe(0);
    expect(first.compared('faq').toSorted()).toEqual(order.slice(0, 2).toSorted());
    expect(order[0]).toBe('W5');
    const second = first.again('y');
    expect(second.compared('faq').toSorted()).toEqual(order.slice(0, 3).toSorted());
  });

  it('keeps this month with the fact', () => {
    const now = new Date();
    const folder = copyFacts();
    compare('2026', ['y'], folder);
    const { compared } = readGuides(folder)['2026'].facts.W5 ?? {};
    expect(compared && monthText(compared)).toBe(
      monthText({ year: now.getFullYear(), month: now.getMonth() + 1 }),
    );
  });

  it('keeps what two versions share once, and what they say differently apart', () => {
    const order = comparingOrder(guides['2026']);
    const { compared } = compare(
      '2026',
      order.map(() => 'y'),
    );
    const own = Object.entries(guides['2026'].facts).flatMap(([id, { version }]) =>
      version === '2026' ? [id] : [],
    );
    expect(compared('2026')).toHaveLength(order.length);
    expect(compared('faq').filter((id) => own.includes(id))).toEqual([]);
  });

  it('writes no month for what has changed, and says how to silence it', () => {
    const { status, output, compared } = compare('faq', ['n', 'y', 'q']);
    expect(status).toBe(1);
    expect(output).toContain('silence W5');
    expect(compared('faq')).not.toContain('W5');
    expect(compared('faq')).toHaveLength(1);
  });

  it.each([[[]], [['q']], [['s', 'q']]])('writes nothing when nothing was answered: %j', (answers) => {
    expect(compare('faq', answers).compared('faq')).toEqual([]);
  });
});
