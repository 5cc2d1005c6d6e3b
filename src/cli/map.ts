import { renameSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { drawMap } from '../workbench/map/picture.ts';
import { chosenGuide, guidanceOption } from './guidance.ts';
import { told } from './told.ts';

new Command('map')
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
      writeFileSync(`${svg}.part`, `${await drawMap(chosenGuide(guidance), { background: 'white' })}\n`);
      renameSync(`${svg}.part`, svg);
    }),
  )
  .parse();
