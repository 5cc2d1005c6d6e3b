import { renameSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { chosenGuide, guidanceOption } from './guidance.ts';
import { told } from './told.ts';

/** The subcommand. */
export const command = new Command('map')
  .description(
    'Draws the guide, as the workbench does: topics, questions, answers, and the keys between them.',
  )
  .requiredOption(
    '--svg <file>',
    'the file to write; docs/map-faq.svg and docs/map-2026.svg are the ones that the documents show',
  )
  .addOption(guidanceOption)
  .action(
    told(async ({ svg, guidance }: { svg: string; guidance?: string }) => {
      const { drawMap } = await import('../workbench/map/picture.ts');
      writeFileSync(`${svg}.part`, `${await drawMap(chosenGuide(guidance), { background: 'white' })}\n`);
      renameSync(`${svg}.part`, svg);
    }),
  );
