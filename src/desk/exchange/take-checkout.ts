import { readFileSync } from 'node:fs';
import type { LineKey } from '../../guide/ids.ts';
import type { OfficesFile } from '../../legal-help/own-offices.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import { soundFingerprint, type Recording } from '../../speech/recordings.ts';
import type { OwnBody } from '../changes.ts';
import { fingerprintOf, groundAt, type Ground } from '../ground.ts';
import type { Checkout, CheckoutLanguage } from './read-checkout.ts';
import { hadBefore, notTaken, takeEntries, toTaken, type Taken, type Taking } from './take-entries.ts';
import { takeTopics } from './take-topics.ts';

/** How a checkout is taken. */
interface CheckoutTaking extends Taking {
  /** What this release ships: what a checkout has as it was shipped is no change of it. */
  readonly ground: Ground;
  /**
   * The number of the wording by which those who spoke its recordings have agreed that callers hear them; undefined where nobody has asked them.
   */
  readonly agreed?: number | undefined;
  /** Whether a notice, and what is silenced, is taken too: callers hear it at once. */
  readonly urgent: boolean;
}

/**
 * Takes what a checkout has to a bench: the hotline's own topics, the words of each language, then its recordings, then the hotline's own words.
 * Nothing is taken away by what a checkout has not.
 */
export async function takeCheckout(taking: CheckoutTaking, checkout: Checkout): Promise<readonly Taken[]> {
  const topics = await takeTopics(taking, checkout);
  const all: Taken[] = [...topics.all];
  for (const { code, entries, ownEntries } of checkout.languages) {
    const own = [...ownEntries].flatMap(([topic, some]) => some.filter((one) => topics.hasLine(topic, one)));
    all.push(...(await takeEntries(taking, code, [...entries, ...own])));
  }
  for (const one of checkout.languages) all.push(...(await takeRecordings(taking, one)));
  all.push(...(await takeOwn(taking, checkout)));
  return all;
}

async function takeRecordings(taking: CheckoutTaking, one: CheckoutLanguage): Promise<readonly Taken[]> {
  const { bench, actor, agreed } = taking;
  const all: Taken[] = [];
  if (agreed !== undefined && one.recordings.files.size > 0) {
    await bench.consent(actor, one.code, { given: true, text: agreed });
  }
  for (const [line, recording] of one.recordings.files) {
    const taken = await takeRecording(taking, one, line, recording);
    all.push(taken);
    taking.told?.(taken, all.length, one.recordings.files.size);
  }
  return all;
}

async function takeRecording(
  { bench, actor, ground }: CheckoutTaking,
  { code: language, recordings }: CheckoutLanguage,
  line: LineKey,
  recording: Recording,
): Promise<Taken> {
  const at = { language, line };
  const place = `audio/${language}/${line}.wav`;
  const entry = recordings.list[line];
  const sound = soundFingerprint(recording);
  const stands = await bench.line(at);
  if (!stands || !entry)
    return notTaken(place, `There is no line "${line}" to be recorded in "${language}".`);
  const isKnown = sound === stands.sound || sound === stands.take?.sound;
  if (isKnown) return { kind: 'same' };
  if ((await bench.voices(language)).withdrawn.has(sound)) {
    return notTaken(place, 'Whoever spoke it has withdrawn their voice: it is not played again.');
  }
  if (sound === groundAt(ground, `recording/${language}/${line}`)) return { kind: 'older' };
  if (await hadBefore(bench, at, sound)) return { kind: 'older' };
  if (entry.made) {
    return notTaken(place, 'A computer speaks it: only what people have spoken is taken.');
  }
  const now = toFingerprint(stands.text ?? stands.english);
  if (entry.text !== now && (entry.later?.text !== now || entry.later.meaning !== 'same')) {
    return notTaken(place, 'It says other words than the line has now.');
  }
  const bytes = readFileSync(recording.file);
  return toTaken(await bench.keep(actor, at, { bytes, seen: stands.seen }), place);
}

const file = 'words/words.json';

async function takeOwn(taking: CheckoutTaking, { own }: Checkout): Promise<readonly Taken[]> {
  const { notice, legalHelp, name, offices, silenced } = own;
  const all: Taken[] = [
    ...(name ? [await takePart(taking, { kind: 'name', value: name })] : []),
    ...(legalHelp ? [await takePart(taking, { kind: 'legal help', value: legalHelp })] : []),
    ...(notice ? [await takePart(taking, { kind: 'notice', value: notice })] : []),
  ];
  for (const subject of silenced) all.push(await takeSilence(taking, subject));
  if (offices) all.push(...(await takeOffices(taking, offices)));
  for (const [index, taken] of all.entries()) taking.told?.(taken, index + 1, all.length);
  return all;
}

const needsUrgent = 'Callers would hear it at once: set it at the desk, or say --urgent.';

async function takePart(
  { bench, actor, ground, urgent }: CheckoutTaking,
  body: OwnBody & { readonly value: object },
): Promise<Taken> {
  const place = `${file}: ${body.kind}`;
  const { seen } = await bench.own();
  const wanted = fingerprintOf(body.value);
  if (wanted === seen[body.kind]) return { kind: 'same' };
  if (wanted === groundAt(ground, body.kind)) return { kind: 'older' };
  if (body.kind === 'notice' && !urgent) return notTaken(place, needsUrgent);
  return toTaken(await bench.setOwn(actor, body, seen[body.kind]), place);
}

async function takeSilence(
  { bench, actor, ground, urgent }: CheckoutTaking,
  subject: string,
): Promise<Taken> {
  const { words } = await bench.own();
  if (words.silenced.includes(subject)) return { kind: 'same' };
  if (groundAt(ground, `silence/${subject}`) !== '') return { kind: 'older' };
  const place = `${file}: silenced ${subject}`;
  if (!urgent) return notTaken(place, needsUrgent);
  return toTaken(await bench.silence(actor, subject, true), place);
}

async function takeOffices(
  { bench, actor, ground, urgent }: CheckoutTaking,
  { own, hidden, called }: OfficesFile,
): Promise<readonly Taken[]> {
  const placeOf = (what: string, id: string): string => `${file}: ${what} ${id}`;
  const isShipped = (what: string, id: string, value: unknown): boolean =>
    fingerprintOf(value) === groundAt(ground, `${what}/${id}`);
  const all: Taken[] = [];
  for (const [id, office] of Object.entries(own)) {
    const seen = fingerprintOf((await bench.own()).words.offices?.own[id]);
    const isOlder = seen !== fingerprintOf(office) && isShipped('office', id, office);
    all.push(
      isOlder
        ? { kind: 'older' }
        : toTaken(await bench.setOffice(actor, id, office, seen), placeOf('office', id)),
    );
  }
  for (const [id, on] of Object.entries(called)) {
    const now = (await bench.own()).words.offices?.called[id];
    const isOlder = now !== on && isShipped('called office', id, on);
    all.push(
      isOlder
        ? { kind: 'older' }
        : toTaken(await bench.markCalled(actor, id, on), placeOf('called office', id)),
    );
  }
  for (const id of hidden) {
    const place = placeOf('hidden office', id);
    const isNew = (await bench.own()).words.offices?.hidden.includes(id) !== true;
    if (isNew && isShipped('hidden office', id, true)) all.push({ kind: 'older' });
    else if (isNew && !urgent) all.push(notTaken(place, needsUrgent));
    else all.push(toTaken(await bench.hideOffice(actor, id, true), place));
  }
  return all;
}
