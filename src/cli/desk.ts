import { Command } from 'commander';
import { readSettings } from '../config/read.ts';
import { invitationLink } from '../desk/members/address.ts';
import { openMembers } from '../desk/members/database.ts';
import { drawSecret } from '../desk/members/secrets.ts';
import { deskDatabase } from '../desk/place.ts';
import { conflictsCommand } from './desk-conflicts.ts';
import { exportCommand } from './desk-export.ts';
import { importCommand } from './desk-import.ts';
import { told } from './told.ts';

async function inviteOwner(): Promise<void> {
  const { databaseUrl, publicUrl, hasDesk } = readSettings(process.env);
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is off: there is nowhere to keep members');
  if (publicUrl === undefined) throw new Error('PUBLIC_URL is not set: the desk is at its address');
  const members = await openMembers(deskDatabase(databaseUrl));
  try {
    const { secret, until } = await members.invite({ role: 'owner', languages: [] }, Date.now());
    process.stdout.write(`${invitationLink(publicUrl, secret)}\n`);
    if (!hasDesk)
      process.stderr.write('DESK is not on: the link works once the line is started with DESK=on.\n');
    process.stderr.write(
      `Whoever opens this link becomes an owner of the desk. It works once, until ${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC: send it to nobody else, and keep it in no log.\n`,
    );
  } finally {
    await members.close();
  }
}

/** The subcommand. */
export const command = new Command('desk').description(
  'The desk (DESK=on): the pages on the line for whoever looks after its words, at PUBLIC_URL/desk. What members change is kept in the database of DATABASE_URL; beside a file of counters, in desk.db.',
);
command
  .command('invite')
  .description('prints a link by which somebody becomes a member; at the desk, owners invite all others')
  .requiredOption('--owner', 'to be an owner, who may do everything')
  .action(told(inviteOwner));
command
  .command('key')
  .description(
    'prints a new key for PEOPLE_KEY, with which members’ phones are sealed: whoever has it and the database reads them, and nobody without it',
  )
  .action(
    told(() => {
      process.stdout.write(`${drawSecret()}\n`);
      return Promise.resolve();
    }),
  );
command.addCommand(exportCommand).addCommand(importCommand).addCommand(conflictsCommand);
