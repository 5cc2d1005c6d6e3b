import { stringify } from 'yaml';
import type { OwnTopicDocument } from './own-document.ts';

/** A topic of a hotline's own as a file of the guide. */
export function toYaml(document: OwnTopicDocument): string {
  const comment = '# yaml-language-server: $schema=../own.schema.json\n';
  return `${comment}${stringify(document, { lineWidth: 110, aliasDuplicateObjects: false })}`;
}
