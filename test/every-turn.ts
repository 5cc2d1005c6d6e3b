import { expect } from 'vitest';
import { guide } from './guides.ts';
import { mostOffices } from '../src/guide/near.ts';
import { shapeOf, stopsOf } from '../src/guide/shape.ts';
import { createSeals } from '../src/http/seal.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import type { Element } from '../src/phone/element.ts';
import { isHeard, performances } from '../src/phone/perform.ts';
import type { Asking } from '../src/phone/asking.ts';
import { askDocument, type Answered } from '../src/phone/request.ts';
import { publicUrl, usualForm, type TestLine } from './test-line.ts';

const mostBytes = 16 * 1024;

/** Where a line is asked, and the token that signs. */
type Reached = Pick<TestLine, 'voiceUrl' | 'authToken'>;

function askingOf(line: Reached): Asking {
  return {
    authToken: line.authToken,
    clock: createInstantClock(),
    origins: { asked: new URL(line.voiceUrl).origin, signed: publicUrl },
  };
}

/** Everything about a document that a call would find wrong, with recordings fetched and decoded once. */
async function faultsOf(
  { document, url, xml }: Answered,
  asking: Asking,
  played: Set<string>,
): Promise<readonly string[]> {
  const faults = [...document.faults];
  if (xml.includes('<Record')) faults.push('records whoever calls');
  if (Buffer.byteLength(xml) > mostBytes) faults.push(`${Buffer.byteLength(xml)} bytes`);
  const complain = (_code: number, fault: string): void => {
    faults.push(fault);
  };
  const children = ({ children }: Element): readonly Element[] =>
    children.filter((child) => typeof child !== 'string');
  for (const verb of document.verbs.flatMap((one) => [one, ...children(one)]).filter(isHeard)) {
    const name = verb.name === 'Play' ? JSON.stringify(verb.children) : '';
    if (name !== '' && played.has(name)) continue;
    played.add(name);
    await performances(verb, url, asking, complain);
  }
  const last = document.verbs.at(-1)?.name;
  if (last !== 'Redirect' && last !== 'Hangup')
    faults.push(`ends with ${last ?? 'nothing'}: silence would cut the call off`);
  if (document.verbs.every((verb) => children(verb).length === 0 && !isHeard(verb)))
    faults.push('says nothing');
  return faults;
}

/** The addresses that a document gives out for the call to go on. */
function addressesIn({ document, url }: Answered): readonly string[] {
  return document.verbs.flatMap(({ name, attributes, children }) => {
    if (name === 'Gather' && attributes.action !== undefined) return [new URL(attributes.action, url).href];
    const [address] = children;
    return name === 'Redirect' && typeof address === 'string' ? [new URL(address, url).href] : [];
  });
}

/** Every place of a call, as an address names it. */
export function* places(): Generator<string> {
  for (const [id, node] of shapeOf(guide).nodes) {
    for (let stop = 0; stop < stopsOf(node).length; stop += 1)
      yield `${id}?${stop > 0 ? `m=${stop}&` : ''}n=5`;
  }
}

/** Where offices near a ZIP code are told, and where these lead. */
function* officePlaces(sealed: string): Generator<string> {
  for (let stop = 0; stop <= mostOffices; stop += 1) yield `offices?m=${stop}&n=5&z=${sealed}`;
  for (const id of ['office-text', 'office-connect', 'office-call', 'office-ended', 'office-failed'])
    yield `${id}?b=missed-recent.2~offices.2&n=5&z=${sealed}`;
}

/** What is pressed at a place, after what: nothing, silences, or keys that mean nothing. */
const walks = {
  menuKeys: { states: [''], pressed: ['1', '2', '3', '4', '5', '6', '7', ''] },
  commonKeys: { states: [''], pressed: ['0', '8', '9', '*', '#'] },
  silences: { states: ['&r=1', '&r=2', '&k=1&r=1', '&k=1&r=2'], pressed: ['', '7'] },
  wrongKeys: { states: ['&w=1', '&w=2', '&e=2&w=2'], pressed: ['', '7'] },
} as const;

/** A way to walk through every place. */
export type Walk = keyof typeof walks;

/** Whether a key, or none, is pressed at an address. */
export type IsNew = (address: string, key: string) => boolean;

/**
 * Asks for every node of a language with every key, silence, repeated silence and repeated wrong keys, or only in the ways that are
 * named, leaving out turns that are not new; each answer must be a sound document. Gives what was played, each recording fetched and decoded.
 */
export async function walkEveryTurn(
  line: Reached,
  language: string,
  ways: readonly Walk[] = ['menuKeys', 'commonKeys', 'silences', 'wrongKeys'],
  isNew: IsNew = () => true,
): Promise<ReadonlySet<string>> {
  const asking = askingOf(line);
  const played = new Set<string>();
  const given = new Set<string>();
  // All addresses are of one folder, so a document that was found sound is sound wherever it is given again.
  const sound = new Set<string>();
  const sealed = createSeals([line.authToken]).seal('zip', '79901', usualForm.CallSid);
  const turns = ways
    .map((way) => walks[way])
    .flatMap(({ states, pressed }) => states.flatMap((state) => pressed.map((key) => ({ state, key }))));
  for (const place of [...places(), ...officePlaces(sealed)]) {
    for (const { state, key } of turns) {
      const address = `/voice/${language}/${place}${state}`;
      if (!isNew(address, key)) continue;
      const url = `${publicUrl}${address}`;
      const answered = await askDocument(asking, { url, method: 'POST' }, { ...usualForm, Digits: key });
      if (sound.has(answered.xml)) continue;
      expect(await faultsOf(answered, asking, played), `${url} ${key}`).toEqual([]);
      sound.add(answered.xml);
      for (const address of addressesIn(answered)) given.add(address);
    }
  }
  for (const url of given) {
    const answered = await askDocument(asking, { url, method: 'POST' }, usualForm);
    expect(answered.document.faults, url).toEqual([]);
  }
  return played;
}
