import { Command } from 'commander';
import { toCount, withBuiltLine } from '../commands.ts';
import { counterScenarios } from './counters.ts';
import { creole } from './creole/creole.ts';
import { creoleCut } from './creole/cut.ts';
import { deskDay } from './desk-day.ts';
import { faultScenarios } from './disturbed.ts';
import { memberScenarios } from './members.ts';
import { people } from './people.ts';
import type { Scenario } from './scenario.ts';

const scenarios: readonly Scenario[] = [
  ...faultScenarios,
  ...memberScenarios,
  ...counterScenarios,
  deskDay,
  people,
  creole,
  creoleCut,
];

function choose(names: readonly string[]): readonly Scenario[] {
  const unknown = names.find((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown !== undefined) {
    const known = scenarios.map(({ name }) => name).join(', ');
    throw new Error(`there is no scenario "${unknown}": take of ${known}`);
  }
  return names.length === 0 ? scenarios : scenarios.filter(({ name }) => names.includes(name));
}

interface Options {
  readonly calls: number;
  readonly pace: number;
}

async function run(names: readonly string[], { calls, pace }: Options): Promise<void> {
  for (const { name, what, run: play } of choose(names)) {
    process.stdout.write(`${name}: ${what}\n`);
    const began = Date.now();
    const progress = (ended: number): void => {
      if (process.stderr.isTTY && ended % 50 === 0) process.stderr.write(`\r  ${ended}`);
    };
    const { isGood, figures } = await play({ calls, pace, progress }).catch((error: unknown) => ({
      isGood: false,
      figures: error instanceof Error ? error.message : String(error),
    }));
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    process.stdout.write(`  ${isGood ? 'held' : 'BROKEN'} in ${seconds} s: ${figures}\n`);
    if (!isGood) process.exitCode = 1;
  }
  // PostgreSQL's package ends the process by itself otherwise, with 0 whatever was found.
  process.exit(process.exitCode ?? 0);
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
  .option('--pace <times>', 'how many times as fast as people a browser’s microphone speaks', toCount, 6)
  .action((names: readonly string[], options: Options) => withBuiltLine(() => run(names, options)))
  .parseAsync();
