import { cpus } from 'node:os';
import { Command } from 'commander';
import { toTable } from '../bench/table.ts';
import { withBuiltLine } from '../commands.ts';
import type { Attack, Outcome } from './attack.ts';
import { attacks } from './attacks.ts';
import { openStage } from './stage.ts';

/** Seconds that one attack may take. */
const mostSeconds = 90;
const mostFaultsTold = 5;
const heads = ['attack', 'what is tried', 'what is right', 'what happened', 'result', 'ms'];

let closing: (() => Promise<void>) | undefined;

function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text.slice(0, 110)}`);
}

/** Tries one, and gives its outcome also where it could not be tried to its end. */
async function attempt({ name, run }: Attack): Promise<Outcome> {
  const stage = openStage((what) => {
    tell(`${name}: ${what}`);
  });
  closing = stage.close;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, mostSeconds * 1000, new Error(`not over after ${mostSeconds} s`));
  });
  try {
    return await Promise.race([run(stage), late]);
  } catch (error) {
    return { happened: 'it could not be tried to its end', faults: [String(error)] };
  } finally {
    clearTimeout(timer);
    await stage.close();
    tell('');
  }
}

function tellWorst({ worst }: Outcome): string {
  if (worst === undefined) return '';
  return Number.isFinite(worst) ? worst.toFixed(0) : 'none';
}

async function run(chosen: readonly Attack[]): Promise<void> {
  const began = Date.now();
  const rows: string[][] = [];
  const faults: string[] = [];
  for (const [index, attack] of chosen.entries()) {
    const { name, tried, right } = attack;
    const start = Date.now();
    const outcome = await attempt(attack);
    const result = outcome.faults.length === 0 ? 'ok' : 'FAULT';
    const seconds = ((Date.now() - start) / 1000).toFixed(0);
    process.stderr.write(`${index + 1} of ${chosen.length}  ${name}: ${result} in ${seconds} s\n`);
    rows.push([name, tried, right, outcome.happened, result, tellWorst(outcome)]);
    const more = outcome.faults.length - mostFaultsTold;
    faults.push(
      ...outcome.faults.slice(0, mostFaultsTold).map((fault) => `${name}: ${fault}`),
      ...(more > 0 ? [`${name}: and ${more} more`] : []),
    );
  }
  const [cpu] = cpus();
  process.stdout.write(
    [
      '',
      toTable(heads, rows),
      '',
      'ms: the longest that a caller waited for the line meanwhile, asking ten times a second.',
      ...faults.map((fault) => `FAULT ${fault}`),
      `${chosen.length} attacks in ${((Date.now() - began) / 1000).toFixed(0)} s, ${rows.filter((row) => row.includes('FAULT')).length} with a fault. Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}`,
      '',
    ].join('\n'),
  );
  if (faults.length > 0) process.exitCode = 1;
}

function choose(names: readonly string[]): readonly Attack[] | undefined {
  const unknown = names.find((name) => !attacks.some((attack) => attack.name === name));
  if (unknown === undefined)
    return names.length === 0 ? attacks : attacks.filter(({ name }) => names.includes(name));
  process.stderr.write(
    `There is no attack "${unknown}": take of ${attacks.map(({ name }) => name).join(', ')}\n`,
  );
  process.exitCode = 2;
  return undefined;
}

/** Whoever stops the command stops all that it has started. */
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    void (closing?.() ?? Promise.resolve()).finally(() => process.exit(code));
  });
}

await new Command('attack')
  .description(
    [
      'Attacks the built line as strangers, callers, and whoever has a password or edits a file might; all on this machine alone, with nothing sent to Twilio.',
      'Prints what was tried, what is right and what happened. Ends with 0 if all held, 1 if anything did not, 2 if it was called wrongly.',
      '',
      'Attacks:',
      ...attacks.map(({ name, tried }) => `  ${name}: ${tried}`),
    ].join('\n'),
  )
  .option(
    '--only <name>',
    'this one alone; may be given again',
    (name, names: readonly string[]) => [...names, name],
    [],
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(({ only }: { readonly only: readonly string[] }) => {
    const chosen = choose(only);
    return chosen ? withBuiltLine(() => run(chosen)) : undefined;
  })
  .parseAsync();
