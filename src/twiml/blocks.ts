import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { Said } from '../guide/say.ts';
import { toParts } from '../speech/parts.ts';
import type { Speech } from '../speech/speech.ts';
import { perform } from './render.ts';

/** What a file of the static edition does, one thing after the other; what is said is of a node and a caller's language. */
export type Block =
  | { readonly kind: 'say'; readonly say: readonly Said[] }
  /** Speech without marks in it, where each character counts. */
  | { readonly kind: 'say plainly'; readonly say: readonly Said[] }
  /** Any key goes to a file; silence, after so many seconds, to the next block. */
  | { readonly kind: 'any key'; readonly say: readonly Said[]; readonly seconds: number; readonly to: string }
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'hang up' };

/** Whose words they are: the node decides whether they are played or spoken. */
interface Whose {
  readonly node: string;
  readonly language: string;
}

/** Blocks as a TwiML document that any web host can serve: everything by GET. `recording` gives a recording's address. */
type BlockRenderer = (whose: Whose, blocks: readonly Block[], recording: (name: string) => string) => string;

/** The renderer for these words and voices. */
export function createBlockRenderer(speech: Speech): BlockRenderer {
  return (whose, blocks, recording) => {
    const response = new VoiceResponse();
    const links = { next: '', recording };
    const parts = (say: readonly Said[]): ReturnType<typeof toParts> =>
      toParts(speech, { ...whose, say, slower: false, then: { kind: 'go-on' } });
    for (const block of blocks) {
      switch (block.kind) {
        case 'say':
          for (const part of parts(block.say)) perform(response, part, links);
          break;
        case 'any key': {
          const gather = response.gather({
            input: ['dtmf'],
            numDigits: 1,
            finishOnKey: '',
            timeout: block.seconds,
            action: block.to,
            method: 'GET',
          });
          for (const part of parts(block.say)) perform(gather, part, links);
          break;
        }
        case 'say plainly':
          for (const part of parts(block.say)) {
            if (part.kind === 'say')
              response.say(part.voice as VoiceResponse.SayAttributes, part.texts.join(' '));
          }
          break;
        case 'go':
          response.redirect({ method: 'GET' }, block.to);
          break;
        case 'hang up':
          response.hangup();
      }
    }
    return response.toString();
  };
}
