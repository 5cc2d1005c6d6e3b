import type { Language } from '../guide/ids.ts';
import type { Said } from '../guide/say.ts';
import { newCall } from '../guide/place.ts';
import { shapeOf } from '../guide/shape.ts';
import { speakingLive } from '../speech/speech.ts';
import { createBlockRenderer, type Block } from '../twiml/blocks.ts';
import { toBlocks } from './blocks.ts';
import type { EditionParts } from './edition.ts';

/**
 * The essentials in two languages as one document that needs no key, for a TwiML Bin or any other place for a single file.
 */
export function createOneFile(
  { guide, speech, offers }: Omit<EditionParts, 'baseUrl'>,
  languages: readonly Language[],
): string {
  const { roles } = guide;
  const node = shapeOf(guide).nodes.get(roles.essentials) ?? { kind: 'languages' };
  const blocks = languages.map((language, index): Block => {
    const messages = toBlocks({ guide, offers, language, baseUrl: '' }, node);
    const others = index === 0 ? languages.slice(1) : [];
    const lines: readonly Said[] = [
      ...others.map((other) => ({ line: guide.common.follows, language: other, slow: false })),
      ...messages.flatMap((block) => (block.kind === 'say' ? block.say : [])),
    ];
    return {
      kind: 'say plainly',
      say: lines.flatMap((said) => ('line' in said ? [{ ...said, slow: false }] : [])),
    };
  });
  // Recordings would lie beside the file: here all is spoken.
  return createBlockRenderer(speakingLive(speech))(
    { node: newCall(guide, languages[0] ?? '').node, language: '' },
    [...blocks, { kind: 'hang up' }],
    () => {
      throw new Error('a single file has no recordings beside it');
    },
  );
}
