import type { Language } from '../../guide/ids.ts';
import type { Actor } from '../roles.ts';

const mark = 'elsewhere/';

/** Somebody who has spoken for another hotline: whose voice it is, only that one knows. */
export function voiceElsewhere(from: string, voice: number, language: Language): Actor {
  return { id: `${mark}${voice}/${from}`.slice(0, 80), role: 'speaker', languages: [language] };
}

/** What such a voice is called; undefined of a member. */
export function nameElsewhere(id: string): string | undefined {
  if (!id.startsWith(mark)) return undefined;
  const [, voice = '', ...from] = id.split('/');
  return `${from.join('/')}, voice ${voice}`;
}
