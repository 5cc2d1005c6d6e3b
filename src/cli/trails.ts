import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { readSettings } from '../config/read.ts';
import { tellTrails } from '../config/trails.ts';
import { loadEnvFile } from '../env-file.ts';
import { told } from './told.ts';

const setting = /^\s*(?:export\s+)?TRAILS_UNTIL\s*=.*(?:\r?\n|$)/gm;
const mostHours = 24;

function toHours(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= mostHours)) {
    throw new InvalidArgumentError(`a number of hours, at most ${mostHours}`);
  }
  return hours;
}

/** The settings in a file with one in place of TRAILS_UNTIL, or none; all else stays as it is. */
function withTrails(text: string, until: string | undefined): string {
  const rest = text.replace(setting, '');
  if (until === undefined) return rest;
  return `${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}TRAILS_UNTIL=${until}\n`;
}

/** Written whole, or not at all. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.part`, text, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

interface Options {
  readonly env: string;
}

function readZone(file: string): string {
  if (existsSync(file)) loadEnvFile(process.env, file);
  delete process.env.TRAILS_UNTIL;
  return readSettings(process.env).timeZone;
}

function turnOn({ hours, env }: Options & { readonly hours: number }): void {
  const timeZone = readZone(env);
  const trailsUntil = Date.now() + hours * 3_600_000;
  // As a day and a time of the hotline's, which is how the setting is written.
  const until = new Date(trailsUntil)
    .toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T');
  const known = existsSync(env);
  if (known) write(env, withTrails(readFileSync(env, 'utf8'), until));
  process.stdout.write(
    [
      `${tellTrails({ trailsUntil, timeZone }).text}.`,
      'While they are on, the promise that callers are given is not true: with a phone bill beside it, such a log tells what a caller heard.',
      known
        ? `TRAILS_UNTIL=${until} stands in ${env}. Restart the line to have it so; it ends by itself.`
        : `There is no ${env} here: start the line with TRAILS_UNTIL=${until}. It ends by itself.`,
      'Delete that log once the fault is found.',
      '',
    ].join('\n'),
  );
}

function turnOff({ env }: Options): void {
  if (!existsSync(env)) throw new Error(`there is no ${env} here: start the line without TRAILS_UNTIL`);
  const text = readFileSync(env, 'utf8');
  const rest = withTrails(text, undefined);
  if (rest === text) {
    process.stdout.write(`${env} turns no trails on.\n`);
    return;
  }
  write(env, rest);
  process.stdout.write(
    `Trails are off in ${env}. Restart the line to have it so, and delete the log that has them.\n`,
  );
}

export const command = new Command('trails').description(
  [
    'To look for a fault: has the log link the turns of each call, for a day at most. Callers are promised that it does not, and',
    'while it does the promise is not true (docs/operate.md, privacy). Without this command no log tells of any call.',
  ].join('\n'),
);
command
  .command('on')
  .description('turns trails on, by TRAILS_UNTIL in .env; the line takes it up when it is started again')
  .option('--hours <hours>', `for how long, at most ${mostHours}`, toHours, 2)
  .option('--env <file>', 'the file of settings', '.env')
  .action(told(turnOn));
command
  .command('off')
  .description('turns them off before their time')
  .option('--env <file>', 'the file of settings', '.env')
  .action(told(turnOff));
