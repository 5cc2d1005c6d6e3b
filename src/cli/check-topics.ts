import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Guide } from '../guide/guide.ts';
import { lineCommand } from '../line-command.ts';
import { speechSeconds } from '../phone/duration.ts';
import { readTexts, textIn } from '../speech/texts.ts';
import { shippedDocuments } from '../topics/documents.ts';
import { faultsOfTopics } from '../topics/faults.ts';
import type { OwnTopics } from '../topics/own-document.ts';
import { withOwnTopics } from '../topics/own-guides.ts';
import { ownFolder, readOwnDocuments } from '../topics/read.ts';
import { guides } from './guidance.ts';

/**
 * What of a hotline's own topics, exported to a folder, does not fit this release, each in a sentence. Throws an Error where the folder has none,
 * and a TextFileError for a document that cannot be read.
 */
export function faultsOfExport(folder: string, guide: Guide): readonly string[] {
  const prompts = path.join(folder, 'prompts');
  const place = path.join(prompts, 'guide', ownFolder);
  if (!existsSync(place))
    throw new Error(
      `there are no topics of a hotline in ${place}: write them there with "${lineCommand} desk export"`,
    );
  const documents = readOwnDocuments(place);
  const own: OwnTopics = new Map(documents.map((document) => [document.topic, { document, words: {} }]));
  const { guides: made, misfits } = withOwnTopics(guides, shippedDocuments, own, new Map());
  const joined = made[guide.version];
  const english = readTexts(joined, prompts, 'en');
  const topics: OwnTopics = new Map(
    documents.map((document) => {
      const words = Object.keys(document.lines ?? {}).map(
        (line) => [line, textIn(english, line) ?? ''] as const,
      );
      return [document.topic, { document, words: Object.fromEntries(words) }];
    }),
  );
  const given = { shipped: guide, guide: joined, misfits: misfits[guide.version], topics };
  return faultsOfTopics({ ...given, seconds: speechSeconds }).map(
    ({ at: { topic, node }, text }) => `${topic}, ${node}: ${text}`,
  );
}
