import XMLBuilder from 'fast-xml-builder';
import type { TranslatorLine } from './entry.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

const declaration = { '@version': '1.0', '@encoding': 'UTF-8' };

/** The notes of a line, and by what an import knows whether somebody else has changed it meanwhile. */
const notesOf = ({ notes, seen }: TranslatorLine): readonly string[] => [...notes, `seen ${seen}`];

/** The lines as XLIFF 1.2 for whoever translates into a language. */
export function toXliff(lines: readonly TranslatorLine[], language: string): string {
  const states = { untranslated: 'needs-translation', unreviewed: 'translated', reviewed: 'final' } as const;
  return builder.build({
    '?xml': declaration,
    xliff: {
      '@xmlns': 'urn:oasis:names:tc:xliff:document:1.2',
      '@version': '1.2',
      file: {
        '@original': `prompts/${language}`,
        '@source-language': 'en',
        '@target-language': language,
        '@datatype': 'plaintext',
        body: {
          'trans-unit': lines.map((line) => ({
            '@id': line.key,
            '@resname': line.key,
            source: line.english,
            ...(line.text !== '' && { target: { '@state': states[line.state], '#text': line.text } }),
            note: notesOf(line),
          })),
        },
      },
    },
  });
}

/** The lines as XLIFF 2.0 for whoever translates into a language. */
export function toXliff2(lines: readonly TranslatorLine[], language: string): string {
  const states = { untranslated: 'initial', unreviewed: 'translated', reviewed: 'final' } as const;
  return builder.build({
    '?xml': declaration,
    xliff: {
      '@xmlns': 'urn:oasis:names:tc:xliff:document:2.0',
      '@version': '2.0',
      '@srcLang': 'en',
      '@trgLang': language,
      file: {
        '@id': `prompts-${language}`,
        unit: lines.map((line) => ({
          '@id': line.key,
          '@name': line.key,
          notes: { note: notesOf(line) },
          segment: {
            '@state': states[line.state],
            source: line.english,
            ...(line.text !== '' && { target: line.text }),
          },
        })),
      },
    },
  });
}
