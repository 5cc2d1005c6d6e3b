import { cpus } from 'node:os';
import { Command } from 'commander';
import { toCount, withBuiltLine } from '../commands.ts';
import { measureCity } from './city.ts';
import { measureRest } from './rest.ts';
import { measureSpeed } from './speed.ts';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly turns: number;
  readonly callers?: number;
}

function tell(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}

async function run({ rounds, seconds, turns, callers }: Options): Promise<void> {
  const [cpu] = cpus();
  const machine = `Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}`;
  if (callers !== undefined) {
    const city = await measureCity({ callers, seconds: 180, tell });
    tell('');
    process.stdout.write(`${machine}\n\n${city}\n`);
    return;
  }
  const speed = await measureSpeed({ rounds, seconds, tell });
  const rest = await measureRest(turns, tell);
  tell('');
  process.stdout.write(`${machine}; ${rounds} rounds of ${seconds} s\n\n${speed}\n${rest}`);
}

await new Command('bench')
  .description(
    [
      'Measures the built line on this machine, logging and counting as it is shipped: turns a second and latency of the signed voice endpoint, beside four',
      'baselines in the same harness, alternating; a start; memory. Leave the machine alone meanwhile.',
    ].join('\n'),
  )
  .option('--rounds <count>', 'how often each server is measured', toCount, 5)
  .option('--seconds <count>', 'for how long each time', toCount, 4)
  .option('--turns <count>', 'turns over which memory is watched', toCount, 1_000_000)
  .option(
    '--callers <count>',
    'instead: so many people on the phone at once, at human pace, for three minutes',
    toCount,
  )
  .action((options: Options) => withBuiltLine(() => run(options)))
  .parseAsync();
