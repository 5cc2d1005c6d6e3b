import { Command } from 'commander';
import { examine } from './doctor-checks.ts';
import type { Finding } from './doctor-finding.ts';
import { told } from './told.ts';
import { say } from './words.ts';

const marks = { ok: 'ok   ', fault: 'FAULT', note: 'note ' } as const;

function show({ kind, what, remedy }: Finding): void {
  say(`${marks[kind]} ${what}`);
  if (remedy !== undefined) say(`      → ${remedy}`);
}

/** The subcommand. */
export const command = new Command('doctor')
  .description(
    [
      'Examines a line as it is set up: settings, account, number, addresses, signatures, clock, fallback, desk, voices and recordings.',
      'Each finding has its remedy; the exit code is 1 where there is a fault. Settings come from the environment or .env.',
    ].join('\n'),
  )
  .option('--api <url>', 'asks this in place of Twilio’s own API, to try it out')
  .option(
    '--line <url>',
    'reaches the line here in place of PUBLIC_URL, to try it out; signatures are still for PUBLIC_URL',
  )
  .action(
    told(async (places: { api?: string; line?: string }) => {
      let faults = 0;
      for await (const finding of examine(process.env, places)) {
        show(finding);
        if (finding.kind === 'fault') faults += 1;
      }
      say(faults === 0 ? 'No fault.' : faults === 1 ? 'One fault.' : `${faults} faults.`);
      if (faults > 0) process.exitCode = 1;
    }),
  );
