import { Command } from 'commander';
import { writeText } from '../text-file.ts';
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
      const { drawMapFile } = await import('../workbench/map/picture.ts');
      writeText(svg, await drawMapFile(chosenGuide(guidance)));
    }),
  );
