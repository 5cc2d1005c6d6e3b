import type { Command } from 'commander';

/** A subcommand of the line: nothing of it is loaded until it is called. */
interface Subcommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** The subcommands, by who needs them. */
export const commands: Readonly<Record<string, readonly Subcommand[]>> = {
  'For people who run the line:': [
    {
      name: 'start',
      summary: 'starts the line: a demo on this computer, or the real line where it is set up',
      load: () => import('./start.ts'),
    },
    { name: 'phone', summary: 'a telephone in the terminal', load: () => import('./phone.ts') },
    {
      name: 'doctor',
      summary: 'examines a line as it is set up; each finding has its remedy',
      load: () => import('./doctor.ts'),
    },
    { name: 'deploy', summary: 'points a phone number at the line', load: () => import('./deploy.ts') },
    {
      name: 'usage',
      summary: 'tells what callers have used in a month or a week',
      load: () => import('./usage.ts'),
    },
    {
      name: 'desk',
      summary: 'invites the desk’s first owner; takes its words out and in',
      load: () => import('./desk.ts'),
    },
    {
      name: 'edition',
      summary: 'writes the line as plain files for any web host',
      load: () => import('./edition.ts'),
    },
    {
      name: 'trails',
      summary: 'links the turns of calls in the log for some hours, to look for a fault',
      load: () => import('./trails.ts'),
    },
  ],
  'For people who look after the words:': [
    {
      name: 'words',
      summary: 'the hotline’s own words: a notice, legal help, its name, what is silenced',
      load: () => import('./own-words.ts'),
    },
    {
      name: 'compared',
      summary: 'walks through the facts beside their sources, each month',
      load: () => import('./compared.ts'),
    },
    {
      name: 'legal-help',
      summary: 'reads the government’s lists of legal help, when there are newer ones',
      load: () => import('./legal-help.ts'),
    },
    {
      name: 'review',
      summary: 'walks a person who speaks a language through its lines',
      load: () => import('./review.ts'),
    },
    {
      name: 'languages',
      summary: 'the languages of the line; adds one, carries one to another hotline',
      load: () => import('./languages.ts'),
    },
    {
      name: 'recordings',
      summary: 'takes recordings in, has them made, tells what is missing',
      load: () => import('./recordings.ts'),
    },
    {
      name: 'script',
      summary: 'what a caller hears in a language, as one document',
      load: () => import('./script.ts'),
    },
    {
      name: 'lint',
      summary: 'holds the words of every language to their rules',
      load: () => import('./lint-prompts.ts'),
    },
  ],
  'For programmers:': [
    {
      name: 'accept',
      summary: 'writes anew what is made of the guide, once a key or a sentence has changed',
      load: () => import('./accept.ts'),
    },
    {
      name: 'check',
      summary: 'finds faults of the guide: dead ends, facts that nobody reaches',
      load: () => import('./check.ts'),
    },
    {
      name: 'effort',
      summary: 'what each answer costs in keys, seconds and cents',
      load: () => import('./effort.ts'),
    },
    { name: 'map', summary: 'draws the guide', load: () => import('./map.ts') },
    {
      name: 'chime',
      summary: 'makes the notes that are played before a number',
      load: () => import('./chime.ts'),
    },
    { name: 'build', summary: 'builds the line into dist/', load: () => import('./build.ts') },
  ],
};
