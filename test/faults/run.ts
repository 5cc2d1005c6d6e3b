import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { counterScenarios } from './counters.ts';
import { faultScenarios } from './disturbed.ts';
import type { Scenario } from './scenario.ts';

const scenarios: readonly Scenario[] = [...faultScenarios, ...counterScenarios];

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a whole number from 1');
  return count;
}

function choose(names: readonly string[]): readonly Scenario[] {
  const unknown = names.find((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown !== undefined) {
    const known = scenarios.map(({ name }) => name).join(', ');
    throw new Error(`there is no scenario "${unknown}": take of ${known}`);
  }
  return names.length === 0 ? scenarios : scenarios.filter(({ name }) => names.includes(name));
}

async function run(names: readonly string[], { calls }: { readonly calls: number }): Promise<void> {
  if (!existsSync(path.join(import.meta.dirname, '../../dist/main.js'))) {
    throw new Error('the line is not built: npm run build');
  }
  for (const { name, what, run: play } of choose(names)) {
    process.stdout.write(`${name}: ${what}\n`);
    const began = Date.now();
    const progress = (ended: number): void => {
      if (process.stderr.isTTY && ended % 50 === 0) process.stderr.write(`\r  ${ended} calls`);
    };
    const { isGood, figures } = await play({ calls, progress });
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    process.stdout.write(`  ${isGood ? 'held' : 'BROKEN'} in ${seconds} s: ${figures}\n`);
    if (!isGood) process.exitCode = 1;
  }
}

await new Command('faults')
  .description(
    [
      'Plays calls over real instances of the built line while something goes wrong, and tells whether what is promised held.',
      'Scenarios (all of them unless named):',
      ...scenarios.map(({ name, what }) => `  ${name}: ${what}`),
    ].join('\n'),
  )
  .argument('[scenarios...]')
  .option(
    '--calls <count>',
    'how many calls, where a scenario is not as long as something takes',
    toCount,
    10_000,
  )
  .action(async (names: readonly string[], options: { readonly calls: number }) => {
    try {
      await run(names, options);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  })
  .parseAsync();
