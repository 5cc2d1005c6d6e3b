import { renameSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { guide } from '../guide/guide.ts';
import { drawMap } from '../workbench/map/picture.ts';
import { told } from './told.ts';

new Command('map')
  .description(
    'Draws the guide, as the workbench does: topics, questions, answers, and the keys between them.',
  )
  .requiredOption('--svg <file>', 'the file to write; docs/map.svg is the one that the README shows')
  .action(
    told(async ({ svg }: { svg: string }) => {
      writeFileSync(`${svg}.part`, `${await drawMap(guide, { background: 'white' })}\n`);
      renameSync(`${svg}.part`, svg);
    }),
  )
  .parse();
