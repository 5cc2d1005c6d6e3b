import type { Guide } from './guide.ts';
import type { Language, NodeId } from './ids.ts';
import type { Offers } from './offers.ts';
import { keepToCallBack } from './leave-number.ts';
import { choose, comeBack, goBackFrom } from './moves.ts';
import { keepToZip, officeAt } from './offices.ts';
import { nodeAt } from './place.ts';
import { keepToReach } from './reach.ts';
import type { Turn } from './turn.ts';
import { attendedFor } from './team.ts';

/** Where 0 leads just now. */
export function personNode({ roles }: Guide, offers: Offers, language: Language): NodeId {
  const attended = attendedFor(offers, language);
  if (attended === undefined) return roles.noPerson;
  return attended.isOpen ? roles.person : roles.personClosed;
}

/** Leads a turn to what the hotline and the language have just now: nobody is called who is not there. */
export function keepToOffers(guide: Guide, turn: Turn, offers: Offers): Turn {
  const kept = keepToZip(guide, keepToWhoAnswers(guide, turn, offers), offers);
  return keepToReach(guide, keepToCallBack(guide, kept, offers), offers);
}

function keepToWhoAnswers(guide: Guide, turn: Turn, offers: Offers): Turn {
  const { at } = turn;
  const { roles } = guide;
  const node = nodeAt(guide, at);
  const isPersons = at.node === roles.person || at.node === roles.personClosed || at.node === roles.noPerson;
  if (isPersons) {
    const there = personNode(guide, offers, at.language);
    return there === at.node ? turn : { ...turn, at: { ...at, node: there, stop: 0 } };
  }
  const facts = node?.kind === 'answer' ? (node.facts ?? []) : [];
  if ([at.node, ...facts].some((one) => offers.silenced?.has(one))) {
    return { at: choose(guide, goBackFrom(guide, at), roles.silenced), manner: 'plain' };
  }
  if (node?.kind !== 'handover' || node.to === 'person') return turn;
  if (node.to === 'office') {
    const canCall = offers.uscis !== undefined && officeAt(guide, at, offers) !== undefined;
    return canCall ? turn : { ...turn, at: comeBack(guide, at, node, 'failed') };
  }
  if (offers.uscis?.isOpen) return turn;
  return { ...turn, at: choose(guide, goBackFrom(guide, at), roles.uscisClosed) };
}
