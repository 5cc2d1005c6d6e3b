import { createHash, randomBytes } from 'node:crypto';
import type { Guide } from '../guide/guide.ts';
import type { Offers } from '../guide/offers.ts';
import { pageOf } from '../guide/page.ts';
import { nodeAt, type At } from '../guide/place.ts';
import type { Turn } from '../guide/turn.ts';
import type { Rung } from '../guide/attended.ts';
import { rungIn } from '../guide/team.ts';
import type { Called, Dialling, Links, Renderer } from '../twiml/render.ts';
import {
  codeMark,
  connectionOverrides,
  pathOf,
  recordingAddress,
  speakerOverrides,
  toQuery,
  whisperPath,
} from './address.ts';
import type { Seals } from './seal.ts';

/** Who can be called, and what is shown there; nobody is called who is not named here. */
export interface DialPlan {
  /** The hotline's own number. */
  readonly callerId: string | undefined;
  /** The hotline's one phone, where it has no team. */
  readonly person: string | undefined;
  /** Seconds that a call to USCIS lasts at most. */
  readonly mostAtUscis: number;
}

/** Source: https://www.uscis.gov/contactcenter */
const uscisNumber = '+18003755283';
const rings = 25;
/** While several ring, the caller hears a word between two rings. */
const teamRings = 20;
const longRings = 60;
const mostWithPerson = 60 * 60;

/** `whisper` gives the address of what a called person hears, by their mark. */
function toDialling(
  plan: DialPlan,
  called: Called,
  rung: readonly Rung[],
  whisper: (mark?: string) => string,
): Dialling {
  const { callerId, person, mostAtUscis } = plan;
  const number = numberOf(called, person);
  if (callerId !== undefined && called.to === 'person' && rung.length > 0) {
    const numbers = rung.map(({ mark, phone }) => ({ number: phone, whisper: whisper(mark) }));
    return { numbers, callerId, rings: teamRings, most: mostWithPerson };
  }
  if (callerId === undefined || number === undefined)
    throw new Error(`[http] no number is set for calling ${called.to}`);
  if (called.to === 'person')
    return { numbers: [{ number, whisper: whisper() }], callerId, rings, most: mostWithPerson };
  const most = called.to === 'uscis' ? mostAtUscis : Math.min(mostAtUscis, mostWithPerson);
  return { numbers: [{ number }], callerId, rings: longRings, most };
}

function numberOf(called: Called, person: string | undefined): string | undefined {
  if (called.to === 'office') return `+1${called.digits}`;
  return called.to === 'person' ? person : uscisNumber;
}

/** The document for a turn of a call, as bytes: a character each, so that they go out in one write with what stands before them. `callSid` names the call. */
export type Documents = (turn: Turn, offers: Offers, callSid: string) => Bytes;

/** Bytes as a string in latin1. */
export type Bytes = string;

/** Drawn at start: no words that are spoken can hold it. */
const hole = `~${randomBytes(16).toString('hex')}~`;

/**
 * Each document is rendered once for its node, stop, language, manner, set of offers, and whether an answer was heard and somebody called before,
 * as bytes with a hole for the state in its addresses; a request only fills the hole. What is said of offices near a caller, or has one called, is kept
 * nowhere. `takesCode`: a code of a speaker's can be pressed as well as a key.
 */
export function createDocuments(
  guide: Guide,
  render: Renderer,
  dialling: DialPlan,
  publicUrl: string,
  seals: Pick<Seals, 'seal'>,
  takesCode = false,
): Documents {
  const rendered = new WeakMap<Offers, Map<string, readonly Bytes[]>>();
  return ({ at, manner }, offers, callSid) => {
    const documents = rendered.get(offers) ?? new Map<string, readonly Bytes[]>();
    rendered.set(offers, documents);
    const path = pathOf(at.language, at.node);
    const again = `${Number(at.personCalls > 1)}${Number(at.uscisCalls > 1)}`;
    const key = `${path}/${at.stop}/${manner}/${Number(at.told)}/${again}/${at.round}`;
    let pieces = documents.get(key);
    if (pieces === undefined) {
      const page = pageOf(guide, at, manner, offers);
      const links: Links = {
        next: takesCode
          ? `${path}?${codeMark}${hole}${speakerOverrides}`
          : `${path}?${hole}${connectionOverrides}`,
        takesCode,
        recording: (name) => recordingAddress(publicUrl, name),
        dial: (to) =>
          toDialling(
            dialling,
            to,
            rungIn(offers, at.language, at.round),
            (mark) => `${whisperPath(at.language, at.node, mark)}?${hole}${connectionOverrides}`,
          ),
      };
      pieces = toBytes(render(page, links)).split(hole);
      if (!isOfCaller(guide, at)) documents.set(key, pieces);
    }
    const ring = rungIn(offers, at.language, at.round).length > 0 && isOfPerson(guide, at);
    const query = toQuery(
      at,
      (kind, digits) => seals.seal(kind, digits, callSid),
      ring ? ringOf(callSid, at) : '',
    );
    return pieces.join(query.replaceAll('&', '&amp;'));
  };
}

/** Whether a document says what one caller has typed, or what was found by it. */
function isOfCaller(guide: Guide, at: At): boolean {
  const node = nodeAt(guide, at);
  if (at.callBack !== undefined) return true;
  return node?.kind === 'offices' || (node?.kind === 'handover' && node.to === 'office');
}

function isOfPerson(guide: Guide, at: At): boolean {
  const node = nodeAt(guide, at);
  return node?.kind === 'handover' && node.to === 'person';
}

/** One ring of one call, whichever instance is asked; it tells nothing of the call. */
function ringOf(callSid: string, { turns }: At): string {
  return createHash('sha256').update(`ring\n${callSid}\n${turns}`).digest('base64url').slice(0, 22);
}

/** A text's bytes. */
export function toBytes(text: string): Bytes {
  return Buffer.from(text).toString('latin1');
}
