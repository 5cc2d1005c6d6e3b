#!/usr/bin/env node
import { Command } from 'commander';
import { loadEnvFile } from '../env-file.ts';
import { lineCommand } from '../line-command.ts';
import { commands } from './commands.ts';
import { tellFault } from './told.ts';

const [first = '', second] = process.argv.slice(2);
const words = first === 'help' ? [second ?? '', '--help'].filter(Boolean) : process.argv.slice(2);

try {
  loadEnvFile();
  const program = new Command(lineCommand)
    .description('A phone line about USCIS biometrics appointments, and all that is done to it.')
    .helpCommand(false)
    .addHelpText('after', `\n"${lineCommand} <command> --help" tells more of each.`);
  for (const [group, members] of Object.entries(commands)) {
    for (const { name, summary, load } of members) {
      const command = name === words[0] ? (await load()).command : new Command(name);
      program.addCommand(command.summary(summary).helpGroup(group));
    }
  }
  await program.parseAsync(words, { from: 'user' });
} catch (error) {
  tellFault(error);
}
