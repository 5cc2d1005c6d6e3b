import type { Guide } from './guide.ts';
import type { Language, NodeId } from './ids.ts';
import type { Node } from './node.ts';
import type { Offers } from './offers.ts';
import { officeAt } from './offices.ts';
import { nodeAt, type At } from './place.ts';
import { sayAt, type Said } from './say.ts';
import { isSilent, stopsOf } from './shape.ts';
import type { Manner } from './turn.ts';
import { utterancesAt } from './utterances.ts';

/** What one document says and does: plain data, for the voice and for whoever counts or draws. */
export interface Page {
  readonly node: NodeId;
  /** The caller's language; what is said in another stands for itself. */
  readonly language: Language;
  readonly say: readonly Said[];
  /** The whole page more slowly: "again". */
  readonly slower: boolean;
  /** Takes a key, waiting so many seconds for it; reads on without one; or ends the call. */
  readonly then:
    | {
        readonly kind: 'gather';
        readonly patience: number;
        /** How many keys are taken together, unless `*` ends them; one unless set. */
        readonly keys?: number;
        /** What silence does; asks the line what next unless set. */
        readonly silence?: 'hang-up';
      }
    /** Calls somebody else, and comes back when that ends. */
    | {
        readonly kind: 'dial';
        readonly to: 'person' | 'uscis';
        /** Seconds in which a key can be pressed before it rings again. */
        readonly patience?: number;
      }
    /** The same, to an office, by its ten digits. */
    | { readonly kind: 'dial'; readonly to: 'office'; readonly digits: string }
    /** `join` ends what only the called person hears. */
    | { readonly kind: 'go-on' | 'hang-up' | 'join' };
}

const patience = {
  message: 1,
  choices: 8,
  paper: 20,
  languages: 3,
  afterZero: 5,
  zip: 6,
  toWrite: 3,
  waiting: 2,
};

const zipDigits = 5;
const phoneKeys = 10;

/** What is said at a place. Throws for a node that is not in the guide. */
export function pageOf(guide: Guide, at: At, manner: Manner, offers: Offers): Page {
  const node = nodeAt(guide, at);
  if (node === undefined) throw new Error(`[guide] there is no node "${at.node}"`);
  const utterances = utterancesAt(guide, node, at, manner, offers);
  return {
    node: at.node,
    language: at.language,
    say: sayAt(guide, utterances, at.language, offers),
    slower: manner === 'slower',
    then: thenAt(guide, node, at, offers),
  };
}

function thenAt(guide: Guide, node: Node, at: At, offers: Offers): Page['then'] {
  if (node.kind === 'goodbye') return { kind: 'hang-up' };
  if (node.kind === 'handover') {
    if (node.to !== 'office')
      return { kind: 'dial', to: node.to, ...(at.round > 0 ? { patience: patience.waiting } : {}) };
    const digits = officeAt(guide, at, offers)?.digits;
    return digits === undefined ? { kind: 'go-on' } : { kind: 'dial', to: node.to, digits };
  }
  if (node.kind === 'zip') return { kind: 'gather', patience: patience.zip, keys: zipDigits };
  if (node.kind === 'phone') return { kind: 'gather', patience: patience.zip, keys: phoneKeys };
  if (node.kind === 'reading' || isSilent(node)) return { kind: 'go-on' };
  if (node.kind === 'languages')
    return { kind: 'gather', patience: node.zeros ? patience.afterZero : patience.languages };
  const stop = stopsOf(node)[at.stop];
  if (node.kind === 'offices' && stop?.kind === 'message')
    return { kind: 'gather', patience: patience.toWrite };
  if (stop?.kind === 'message')
    return { kind: 'gather', patience: stop.message.patience ?? patience.message };
  const isPaper = node.kind === 'menu' && node.paper === true;
  return { kind: 'gather', patience: isPaper ? patience.paper : patience.choices };
}
