import { randomBytes } from 'node:crypto';
import type { Guide, Offers } from '../guide/flow.ts';
import { pageOf } from '../guide/page.ts';
import type { Turn } from '../guide/step.ts';
import type { Dialling, Links, Renderer } from '../twiml/render.ts';
import {
  codeMark,
  connectionOverrides,
  pathOf,
  recordingAddress,
  speakerOverrides,
  toQuery,
  whisperPath,
} from './address.ts';

/** Who can be called, and what is shown there; nobody is called who is not named here. */
export interface DialPlan {
  /** The hotline's own number. */
  readonly callerId: string | undefined;
  readonly person: string | undefined;
  /** Seconds that a call to USCIS lasts at most. */
  readonly mostAtUscis: number;
}

/** Source: https://www.uscis.gov/contactcenter */
const uscisNumber = '+18003755283';
const rings = 25;
const mostWithPerson = 60 * 60;

function toDialling(plan: DialPlan, to: 'person' | 'uscis', whisper: string): Dialling {
  const { callerId, person, mostAtUscis } = plan;
  const number = to === 'person' ? person : uscisNumber;
  if (callerId === undefined || number === undefined)
    throw new Error(`[http] no number is set for calling ${to}`);
  return to === 'person'
    ? { number, callerId, rings, most: mostWithPerson, whisper }
    : { number, callerId, rings: 60, most: mostAtUscis };
}

/** The document for a turn of a call, as bytes: a character each, so that they go out in one write with what stands before them. */
export type Documents = (turn: Turn, offers: Offers) => Bytes;

/** Bytes as a string in latin1. */
export type Bytes = string;

/** Drawn at start: no words that are spoken can hold it. */
const hole = `~${randomBytes(16).toString('hex')}~`;

/**
 * Each document is rendered once for its node, stop, language, manner, set of offers, and whether an answer was heard and somebody called before,
 * as bytes with a hole for the state in its addresses; a request only fills the hole. `takesCode`: a code of a speaker's can be pressed as well as a key.
 */
export function createDocuments(
  guide: Guide,
  render: Renderer,
  dialling: DialPlan,
  publicUrl: string,
  takesCode = false,
): Documents {
  const rendered = new WeakMap<Offers, Map<string, readonly Bytes[]>>();
  return ({ at, manner }, offers) => {
    const documents = rendered.get(offers) ?? new Map<string, readonly Bytes[]>();
    rendered.set(offers, documents);
    const path = pathOf(at.language, at.node);
    const again = `${Number(at.personCalls > 1)}${Number(at.uscisCalls > 1)}`;
    const key = `${path}/${at.stop}/${manner}/${Number(at.told)}/${again}`;
    let pieces = documents.get(key);
    if (pieces === undefined) {
      const links: Links = {
        next: takesCode
          ? `${path}?${codeMark}${hole}${speakerOverrides}`
          : `${path}?${hole}${connectionOverrides}`,
        takesCode,
        recording: (name) => recordingAddress(publicUrl, name),
        dial: (to) =>
          toDialling(dialling, to, `${whisperPath(at.language, at.node)}?${hole}${connectionOverrides}`),
      };
      const xml = render(pageOf(guide, at, manner, offers), links);
      pieces = toBytes(xml).split(hole);
      documents.set(key, pieces);
    }
    return pieces.join(toQuery(at).replaceAll('&', '&amp;'));
  };
}

/** A text's bytes. */
export function toBytes(text: string): Bytes {
  return Buffer.from(text).toString('latin1');
}
