import * as z from 'zod';
import type { Bench } from '../../desk/bench.ts';
import type { Outcome } from '../../desk/outcome.ts';
import { withoutHidden } from '../../desk/hidden.ts';
import type { Actor } from '../../desk/roles.ts';
import type { LinePlace } from '../../speech/texts.ts';

const fingerprint = z.string().max(64);
const words = z.string().max(2000);
/** What somebody says of a line, to others who work on it. */
const remark = z.string().max(2000).transform(withoutHidden);
const why = z.string().max(500).transform(withoutHidden).default('');
/** An owner says that nobody else is there who speaks the language. */
const alone = z.literal('yes').optional();
/** What somebody on their own computer is called, where they have not said it yet. */
const name = z.string().trim().max(80).optional();
const proposal = z.coerce.number().int().positive();

/** What can be done to a line, as its forms send it. */
export const actSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('words'),
    text: words,
    seen: fingerprint,
    meaning: z.enum(['same', 'changed']).optional(),
  }),
  z.object({ act: z.literal('review'), seen: fingerprint, seenEnglish: fingerprint, name }),
  z.object({ act: z.literal('unreview') }),
  z.object({ act: z.literal('wrong'), seen: fingerprint, why }),
  z.object({ act: z.literal('accept'), proposal, alone }),
  z.object({ act: z.literal('decline'), proposal, why }),
  z.object({
    act: z.literal('heard'),
    sound: fingerprint,
    verdict: z.enum(['approved', 'refused']),
    alone,
    name,
  }),
  z.object({ act: z.literal('settled') }),
  z.object({ act: z.literal('comment'), text: remark }),
]);

/** Something that is done to a line. */
export type Act = z.infer<typeof actSchema>;

/** Does it, as far as the person's role and the bench let them. */
export function perform(bench: Bench, actor: Actor, place: LinePlace, act: Act): Promise<Outcome> {
  switch (act.act) {
    case 'words':
      return bench.write(actor, place, { text: act.text, seen: act.seen, meaning: act.meaning });
    case 'review':
      return bench.review(actor, place, act);
    case 'unreview':
      return bench.unreview(actor, place);
    case 'wrong':
      return bench.refuse(actor, place, act);
    case 'accept':
      return bench.decide(actor, place, {
        proposal: act.proposal,
        verdict: 'accepted',
        alone: act.alone === 'yes',
      });
    case 'decline':
      return bench.decide(actor, place, { proposal: act.proposal, verdict: 'declined', why: act.why });
    case 'heard':
      return bench.hear(actor, place, {
        sound: act.sound,
        verdict: act.verdict,
        alone: act.alone === 'yes',
      });
    case 'settled':
      return bench.settle(actor, place);
    case 'comment':
      return bench.comment(actor, place, act.text);
  }
}

/** What somebody wrote, which a page keeps for them where it was not taken; empty where they wrote nothing. */
export function writtenIn(act: Act): string {
  if (act.act === 'words' || act.act === 'comment') return act.text;
  return act.act === 'wrong' || act.act === 'decline' ? act.why : '';
}
