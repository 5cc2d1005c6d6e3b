import { Command } from 'commander';
import { commandLine } from '../command-line.ts';

/** What only a real number has: where calls come from, whom they are signed by, what is sent, where they are counted. */
const realSettings = [
  'PUBLIC_URL',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_ACCOUNT_SID',
  'TEXT_MESSAGES',
  'DELETE_CALL_RECORDS',
  'DATABASE_URL',
];

/** Says which of the two is started where it is the real one, which has no pages: a demo says so of itself. */
function announce(): void {
  const { PUBLIC_URL: publicUrl = '' } = process.env;
  if (publicUrl.trim() === '') return;
  process.stderr.write(
    `This is the real line, at PUBLIC_URL ${publicUrl}: it answers Twilio alone, and has no pages. "${commandLine('start --demo')}" starts the demo.\n`,
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
  .action(async ({ demo }: { demo?: true }) => {
    if (demo) for (const name of realSettings) process.env[name] = '';
    announce();
    await import('../main.ts');
  });
