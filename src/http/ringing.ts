import { phoneDigits } from '../guide/leave-number.ts';
import type { Guide } from '../guide/guide.ts';
import type { Offers } from '../guide/offers.ts';
import { nodeAt, type At } from '../guide/place.ts';
import { step } from '../guide/step.ts';
import type { Left, Turn } from '../guide/turn.ts';
import { callTopic } from '../guide/whisper.ts';
import type { People } from '../people/people.ts';
import type { VoiceRequest } from '../telephony/request.ts';

type Taking = Turn & { readonly left?: Left };

/** A turn that may have to do with the people behind the line. */
interface Asking {
  readonly turn: Taking;
  /** Where the call was; undefined for a new one. */
  readonly before: At | undefined;
  readonly asked: VoiceRequest;
  readonly offers: Offers;
}

/** Seconds of a ring. */
const ringSeconds = 20;

/**
 * Goes through what a turn asks of the people behind the line: whether they may be rung for this phone, what number it has, and keeping the number that is
 * left. Counts how calls to them end.
 */
export async function withPeople(guide: Guide, people: People, asking: Asking): Promise<Taking> {
  const { turn, asked, offers } = asking;
  countEnd(guide, people, asking);
  const { at } = turn;
  const again = { ...at, turns: at.turns - 1 };
  const node = nodeAt(guide, at);
  switch (node?.kind) {
    case 'handover': {
      if (node.to !== 'person' || at.round > 0 || !offers.person?.team) return turn;
      if (await people.mayRing(asked.from)) return turn;
      const end = { ...again, round: Number.MAX_SAFE_INTEGER };
      return {
        ...turn,
        ...step(guide, end, { kind: 'call', how: 'no-answer' }, offers),
        left: turn.left ?? 'key',
      };
    }
    case 'own phone': {
      const digits = asked.isForged ? undefined : phoneDigits(asked.from);
      return step(guide, again, { kind: 'own phone', digits }, offers);
    }
    case 'leaving': {
      if (!at.callBack) return turn;
      const { language } = at;
      const how = await people.leave({ ...at.callBack, language, topic: callTopic(guide, at) });
      return step(guide, again, { kind: 'left number', how }, offers);
    }
    default:
      return turn;
  }
}

function countEnd(guide: Guide, people: People, { turn, before, asked, offers }: Asking): void {
  if (!offers.person?.team) return;
  const { personClosed } = guide.roles;
  const { language, node } = turn.at;
  if (node === personClosed && before?.node !== personClosed) people.note({ language, how: 'uncovered' });
  const from = before && nodeAt(guide, before);
  if (before === undefined || from?.kind !== 'handover' || from.to !== 'person' || node === before.node)
    return;
  const { heard } = asked;
  const how =
    heard.kind === 'key'
      ? 'left'
      : heard.kind === 'call' && heard.how === 'completed'
        ? 'answered'
        : 'missed';
  people.note({
    language: before.language,
    how,
    waited: (before.round + (how === 'answered' ? 0 : 1)) * ringSeconds,
  });
}
