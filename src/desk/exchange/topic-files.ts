import path from 'node:path';
import type { LineKey } from '../../guide/ids.ts';
import { toYaml } from '../../topics/write-yaml.ts';
import type { Folded } from '../folded.ts';
import type { ExportedFile } from './exported-file.ts';

/** The topic of each line that the hotline has added. */
export function ownLinesOf({ topics }: Folded): ReadonlyMap<LineKey, string> {
  return new Map(
    [...topics.own].flatMap(([topic, { document }]) =>
      Object.keys(document.lines ?? {}).map((line) => [line, topic] as const),
    ),
  );
}

/** The topics of the hotline's own as documents of the guide. */
export function topicFiles({ topics }: Folded, prompts: string): readonly ExportedFile[] {
  return [...topics.own].map(([topic, { document }]) => ({
    name: `prompts/guide/own/${topic}.yaml`,
    shipped: path.join(prompts, 'guide/own', `${topic}.yaml`),
    content: () => Promise.resolve(toYaml(document)),
  }));
}
