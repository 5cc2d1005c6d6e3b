import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';

/** What only a real number has: where calls come from, whom they are signed by, what is sent, where they are counted. */
const realSettings = [
  'PUBLIC_URL',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_ACCOUNT_SID',
  'TEXT_MESSAGES',
  'DELETE_CALL_RECORDS',
  'DATABASE_URL',
];

/** Where the real line has its pages. */
function pages(publicUrl: string): string {
  return process.env.DESK?.trim() === 'on'
    ? `its pages are at ${publicUrl}/desk`
    : 'it has no pages (DESK=on brings them)';
}

/** Says which of the two starts, and how to get the other, where a real number is set up; without one a demo says so of itself. */
function announce(isDemo: boolean): void {
  const publicUrl = process.env.PUBLIC_URL?.trim() ?? '';
  if (publicUrl === '') return;
  process.stderr.write(
    isDemo
      ? `Starting the demo: what is set of a real number, at ${publicUrl}, is left aside. Without --demo the real line starts.\n`
      : `Starting the real line, for Twilio at ${publicUrl}: ${pages(publicUrl)}. "${lineCommand} start --demo" starts the demo, with its pages.\n`,
  );
}

/** The subcommand. */
export const command = new Command('start')
  .description(
    [
      'Starts the line. Where PUBLIC_URL and TWILIO_AUTH_TOKEN are set, in the environment or .env, it is the real line; else a demo on this',
      'computer, with its pages. Stop it with Ctrl-C or SIGTERM.',
    ].join('\n'),
  )
  .option('--demo', 'the demo, whatever is set of a real number')
  .action(async ({ demo = false }: { demo?: boolean }) => {
    announce(demo);
    if (demo) for (const name of realSettings) process.env[name] = '';
    await import('../main.ts');
  });
