import { describe, expect, it } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import type { Bench } from '../../src/desk/bench.ts';
import type { Outcome } from '../../src/desk/outcome.ts';
import { fingerprintOf } from '../../src/desk/ground.ts';
import { noOffices, type OfficesFile, type OwnOfficeFile } from '../../src/legal-help/own-offices.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { agree, ana, ben, cleo, databaseDrivers, eve, filesDriver, takeFor, takeOf } from './benches.ts';

const place = { language: 'es', line: 'safe' };

const id = '0123456789abcdef';
const office: OwnOfficeFile = {
  name: 'Border Clinic',
  street: '500 West Overland Avenue',
  city: 'El Paso',
  zip: '79901',
  phone: '+1 (915) 544-0062',
  languages: ['es'],
};

async function lineOf(bench: Bench, at = place): Promise<BenchLine> {
  const line = await bench.line(at);
  if (!line) throw new Error(`there is no ${at.language}/${at.line}`);
  return line;
}

/** Other words of a line that keep its hedges and terms. */
const other = ({ text = '' }: BenchLine): string => text.replace(/\.$/, ', de verdad.');

async function rewrite(bench: Bench): Promise<Outcome> {
  const line = await lineOf(bench);
  return bench.write(ana, place, { text: other(line), seen: line.seen, meaning: undefined });
}

describe.each([filesDriver, ...databaseDrivers])('a bench over $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('shows the lines of a language in calling order, each with its English and how it stands', async () => {
    const bench = await fresh();
    const lines = await bench.lines('es');
    expect(lines.length).toBeGreaterThan(200);
    const one = lines.find(({ line }) => line === place.line);
    expect(one).toEqual(await lineOf(bench));
    expect(one).toMatchObject({ review: 'unreviewed', recording: 'missing', proposal: undefined });
    expect(one?.english).not.toBe(one?.text);
    expect((await bench.lines('en')).every(({ review }) => review === 'none')).toBe(true);
    expect(await bench.lines('xx')).toEqual([]);
    expect(await bench.line({ language: 'es', line: 'no-such-line' })).toBeUndefined();
  });

  it('writes words, and shows them from then on, in the survey too', async () => {
    const bench = await fresh();
    const before = await lineOf(bench);
    expect(await rewrite(bench)).toMatchObject({ kind: 'done' });
    const after = await lineOf(bench);
    expect(after.text).toBe(other(before));
    expect(after.seen).not.toBe(before.seen);
    const es = (await bench.survey()).find(({ info }) => info.code === 'es');
    expect(es?.texts.lines.get(place.line)?.value).toBe(after.text);
  });

  it('tells the second of two people on a line what stands there now, and writes nothing of theirs', async () => {
    const bench = await fresh();
    const { seen } = await lineOf(bench);
    await rewrite(bench);
    const { text = '' } = await lineOf(bench);
    const late = { text: 'Vaya, por lo general.', seen, meaning: undefined };
    expect(await bench.write(ben, place, late)).toEqual({ kind: 'conflict', theirs: text });
    expect((await lineOf(bench)).text).toBe(text);
  });

  it('takes once what a browser sends twice because it heard no answer', async () => {
    const bench = await fresh();
    const { seen, ...line } = await lineOf(bench);
    const words = { text: other({ seen, ...line }), seen, meaning: undefined };
    expect(await bench.write(ana, place, words)).toMatchObject({ kind: 'done' });
    expect(await bench.write(ana, place, words)).toEqual({ kind: 'same' });
    const now = await lineOf(bench);
    const take = { bytes: takeFor(now.text ?? ''), seen: now.seen };
    await agree(bench, ana);
    expect(await bench.keep(ana, place, take)).toMatchObject({ kind: 'done' });
    const kept = await lineOf(bench);
    await bench.keep(ana, place, take);
    expect(await lineOf(bench)).toEqual(kept);
    if (bench.can.has('comments')) {
      await bench.comment(ana, place, 'Is this formal enough?');
      expect(await bench.comment(ana, place, 'Is this formal enough?')).toEqual({ kind: 'same' });
    }
  });

  it('writes nothing that is the same, empty, against the rules, or for a line that is not there', async () => {
    const bench = await fresh();
    const { seen, text = '' } = await lineOf(bench);
    const write = (words: string, at = place): Promise<Outcome> =>
      bench.write(ana, at, { text: words, seen, meaning: undefined });
    expect(await write(` ${text}\n`)).toEqual({ kind: 'same' });
    expect(await write(' ')).toMatchObject({ kind: 'refused' });
    const digits = await write('Oprima el 1.');
    expect(digits).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(digits)).toContain('digits');
    expect(await write('Sí.', { language: 'es', line: 'no-such-line' })).toMatchObject({ kind: 'refused' });
    expect(await write('Sí.', { language: 'xx', line: 'safe' })).toMatchObject({ kind: 'refused' });
    expect((await lineOf(bench)).text).toBe(text);
  });

  it('marks a line as reviewed in the words that were seen, until these change', async () => {
    const bench = await fresh();
    const shown = await lineOf(bench);
    expect(await bench.review(ben, place, shown)).toMatchObject({ kind: 'done' });
    expect((await lineOf(bench)).review).toBe('reviewed');
    await rewrite(bench);
    expect((await lineOf(bench)).review).toBe('unreviewed');
    expect(await bench.review(ben, place, shown)).toMatchObject({ kind: 'conflict' });
    const english = { language: 'en', line: 'safe' };
    expect(await bench.review(ben, english, await lineOf(bench, english))).toMatchObject({ kind: 'refused' });
  });

  it('lets whoever reviewed a line take that back, and nobody else', async () => {
    const bench = await fresh();
    const before = await lineOf(bench);
    await bench.review(ben, place, before);
    expect(await bench.unreview(ana, place)).toMatchObject({ kind: 'refused' });
    expect(await bench.unreview(eve, place)).toMatchObject({ kind: 'forbidden' });
    expect((await lineOf(bench)).review).toBe('reviewed');
    expect(await bench.unreview(ben, place)).toMatchObject({ kind: 'done' });
    expect(await lineOf(bench)).toEqual(before);
    expect(await bench.unreview(ben, place)).toEqual({ kind: 'same' });
    expect(await bench.review(ben, place, before)).toMatchObject({ kind: 'done' });
  });

  it('finds a review stale once the English has changed', async () => {
    const bench = await fresh();
    const shown = await lineOf(bench);
    await bench.review(ben, place, shown);
    const at = { language: 'en', line: 'safe' };
    const { text = '', seen } = await lineOf(bench, at);
    const words = { text: text.replace(/\.$/, ', in truth.'), seen, meaning: undefined };
    expect(await bench.write(ana, at, words)).toMatchObject({ kind: 'done' });
    const after = await lineOf(bench);
    expect(after.review).toBe('stale');
    expect(after.seenEnglish).not.toBe(shown.seenEnglish);
    expect(await bench.review(ben, place, shown)).toMatchObject({ kind: 'conflict' });
  });

  it('keeps a take that is fit to be played, once somebody has listened where that is needed, and no other', async () => {
    const bench = await fresh();
    const { text = '', seen } = await lineOf(bench);
    const length = speechSeconds(text);
    const keep = (seconds: number, at = place): Promise<Outcome> =>
      bench.keep(ana, at, { bytes: takeOf(seconds), seen });
    await agree(bench, ana);
    expect(await keep(length / 5)).toMatchObject({ kind: 'refused' });
    expect(await keep(1, { language: 'es', line: 'no-such-line' })).toMatchObject({ kind: 'refused' });
    expect(await bench.keep(ana, place, { bytes: Buffer.from('no sound'), seen })).toMatchObject({
      kind: 'refused',
    });
    expect(await keep(length)).toMatchObject({ kind: 'done' });
    const { take } = await lineOf(bench);
    if (take) {
      expect((await lineOf(bench)).recording).toBe('missing');
      await bench.hear(ben, place, { sound: take.sound, verdict: 'approved' });
    }
    const kept = await lineOf(bench);
    expect(kept).toMatchObject({ recording: 'current', take: undefined });
    const played = await bench.sound(place, kept.sound ?? '');
    expect(played?.subarray(0, 4).toString()).toBe('RIFF');
    expect(await bench.sound(place, '0'.repeat(16))).toBeUndefined();
    expect(await bench.hear(ben, place, { sound: '0'.repeat(16), verdict: 'approved' })).toMatchObject({
      kind: 'refused',
    });
  });

  it('asks of a recorded line whether new words mean the same, and plays the recording on if they do', async () => {
    const bench = await fresh();
    const line = await lineOf(bench);
    await agree(bench, ana);
    await bench.keep(ana, place, { bytes: takeFor(line.text ?? ''), seen: line.seen });
    const { take, seen } = await lineOf(bench);
    if (take) await bench.hear(ben, place, { sound: take.sound, verdict: 'approved' });
    const words = { text: other(line), seen };
    expect(await bench.write(ana, place, { ...words, meaning: undefined })).toMatchObject({
      kind: 'refused',
    });
    expect(await bench.write(ana, place, { ...words, meaning: 'same' })).toMatchObject({ kind: 'done' });
    expect((await lineOf(bench)).recording).toBe('older');
  });

  it('sets a notice and takes it away, over what was seen alone', async () => {
    const bench = await fresh();
    const { seen } = await bench.own();
    const value = { until: '2026-12-24', text: { en: 'The office is closed.' } };
    expect(await bench.setOwn(ana, { kind: 'notice', value }, seen.notice)).toMatchObject({
      kind: 'done',
      effect: 'now',
    });
    const set = await bench.own();
    expect(set.words.notice).toEqual(value);
    expect(await bench.setOwn(ben, { kind: 'notice', value: null }, seen.notice)).toMatchObject({
      kind: 'conflict',
    });
    const digits = { until: '2026-12-24', text: { en: 'Press 1.' } };
    expect(await bench.setOwn(ben, { kind: 'notice', value: digits }, set.seen.notice)).toMatchObject({
      kind: 'refused',
    });
    await bench.setOwn(ben, { kind: 'notice', value: null }, set.seen.notice);
    expect((await bench.own()).words.notice).toBeUndefined();
  });

  it('silences a fact, has it spoken again, and silences nothing that nobody says', async () => {
    const bench = await fresh();
    expect(await bench.silence(ana, 'W5', true)).toMatchObject({ kind: 'done', effect: 'now' });
    expect((await bench.own()).words.silenced).toEqual(['W5']);
    expect(await bench.silence(ben, 'W5', true)).toEqual({ kind: 'same' });
    expect(await bench.silence(ben, 'W5', false)).toMatchObject({ kind: 'done' });
    expect((await bench.own()).words.silenced).toEqual([]);
    expect(await bench.silence(ana, 'no-such-fact', true)).toMatchObject({ kind: 'refused' });
  });

  it('adds an office whose number it has checked, changes it over what was seen alone, and takes it away', async () => {
    const bench = await fresh();
    const offices = async (): Promise<OfficesFile> => (await bench.own()).words.offices ?? noOffices;
    expect(await bench.setOffice(ana, id, office, '')).toMatchObject({ kind: 'done' });
    const kept = { ...office, phone: '9155440062' };
    expect((await offices()).own).toEqual({ [id]: kept });
    expect(await bench.setOffice(ana, id, office, '')).toEqual({ kind: 'same' });
    const other = { ...office, name: 'Clinic of the Border' };
    expect(await bench.setOffice(ben, id, other, '')).toMatchObject({ kind: 'conflict' });
    expect(await bench.setOffice(ben, id, other, fingerprintOf(kept))).toMatchObject({ kind: 'done' });
    expect((await offices()).own[id]?.name).toBe(other.name);
    const seen = fingerprintOf((await offices()).own[id]);
    expect(await bench.setOffice(ben, id, null, seen)).toMatchObject({ kind: 'done' });
    expect((await offices()).own).toEqual({});
  });

  it.each([
    ['a number that nobody can have', { phone: '(915) 155-0100' }, 'officePhone'],
    ['a number of another country', { phone: '+52 656 227 0000' }, 'officePhone'],
    ['a number that costs its callers more', { phone: '(900) 234-5678' }, 'officePhone'],
    ['no ZIP code', { zip: '7990' }, 'officeZip'],
    ['a ZIP code that there is not', { zip: '00000' }, 'officeZip'],
    ['hours that cannot be read', { hours: 'weekdays' }, 'officeHours'],
    ['no name', { name: ' ' }, 'officeName'],
  ])('takes no office with %s, and says why', async (_what, wrong, code) => {
    const bench = await fresh();
    const outcome = await bench.setOffice(ana, id, { ...office, ...wrong }, '');
    expect(outcome).toMatchObject({ kind: 'refused', why: [{ code }] });
    expect((await bench.own()).words.offices?.own[id]).toBeUndefined();
  });

  it('hides an office at once, and keeps the day on which its number was right for as long as it has that number', async () => {
    const bench = await fresh();
    expect(await bench.hideOffice(ana, id, true)).toMatchObject({ kind: 'done', effect: 'now' });
    expect(await bench.hideOffice(ben, id, true)).toEqual({ kind: 'same' });
    expect((await bench.own()).words.offices?.hidden).toEqual([id]);
    await bench.hideOffice(ben, id, false);
    expect((await bench.own()).words.offices?.hidden).toEqual([]);
    await bench.setOffice(ana, id, office, '');
    expect(await bench.markCalled(ana, id, '2026-11-27')).toMatchObject({ kind: 'done' });
    expect(await bench.markCalled(ana, id, 'yesterday')).toMatchObject({ kind: 'refused' });
    const seen = async (): Promise<string> => fingerprintOf((await bench.own()).words.offices?.own[id]);
    await bench.setOffice(ana, id, { ...office, hours: 'Mon-Fri 09:00-17:00' }, await seen());
    expect((await bench.own()).words.offices?.called).toEqual({ [id]: '2026-11-27' });
    await bench.setOffice(ana, id, { ...office, phone: '915 544 0063' }, await seen());
    expect((await bench.own()).words.offices?.called).toEqual({});
    expect(await bench.hideOffice(ana, 'no-office', true)).toMatchObject({ kind: 'refused' });
  });

  it('keeps the month in which a fact was compared, and of no fact that there is not', async () => {
    const bench = await fresh();
    expect(await bench.compare(ana, 'W5', '2026-11')).toMatchObject({ kind: 'done' });
    expect(await bench.compare(ana, 'ZZ99', '2026-11')).toMatchObject({ kind: 'refused' });
    expect(await bench.compare(ana, 'W5', 'November')).toMatchObject({ kind: 'refused' });
  });

  it('lets a speaker into no other language, and whoever only looks change nothing', async () => {
    const bench = await fresh();
    const other = { language: 'fr', line: 'safe' };
    const shown = await lineOf(bench, other);
    const { seen } = shown;
    const bytes = takeOf(1);
    const tried = (actor: typeof cleo, at: typeof place): Promise<readonly Outcome[]> =>
      Promise.all([
        bench.write(actor, at, { text: 'Oui.', seen, meaning: undefined }),
        bench.decide(actor, at, { proposal: 1, verdict: 'accepted' }),
        bench.review(actor, at, shown),
        bench.refuse(actor, at, { seen, why: '' }),
        bench.keep(actor, at, { bytes, seen }),
        bench.consent(actor, at.language, { given: true, text: 1 }),
        bench.consent(actor, at.language, { given: false, text: 1, voice: 'ana' }),
        bench.chooseVoice(actor, at.language, { voice: 'cleo', place: 'all', seen: '' }),
        bench.hear(actor, at, { sound: '0'.repeat(16), verdict: 'approved' }),
        bench.comment(actor, at, 'Hm.'),
        bench.setOwn(actor, { kind: 'notice', value: null }, ''),
        bench.silence(actor, 'W5', true),
        bench.setOffice(actor, id, office, ''),
        bench.hideOffice(actor, id, true),
        bench.markCalled(actor, id, '2026-11-27'),
        bench.compare(actor, 'W5', '2026-11'),
        bench.publish(actor, { upTo: 0, newest: 0, note: '' }),
        bench.publishAgain(actor, { number: 1, newest: 0 }),
      ]);
    const outcomes = [...(await tried(cleo, other)), ...(await tried(eve, place))];
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'forbidden'));
    expect(await lineOf(bench, other)).toEqual(shown);
  });
});
