import { describe, expect, it } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import type { Bench } from '../../src/desk/bench.ts';
import type { Outcome } from '../../src/desk/outcome.ts';
import { guide } from '../guides.ts';
import { linesToWrite } from '../../src/speech/texts.ts';
import { agree, ana, ben, cleo, databaseBench, databaseDrivers, dora, takeFor } from './benches.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { createFiles } from '../usage/databases.ts';
import { groundOf } from './ground.ts';

const place = { language: 'es', line: 'safe' };

async function lineOf(bench: Bench, at = place): Promise<BenchLine> {
  const line = await bench.line(at);
  if (!line) throw new Error(`there is no ${at.language}/${at.line}`);
  return line;
}

async function write(bench: Bench, actor: typeof ana, ending: string, at = place): Promise<Outcome> {
  const { text = '', proposal, seen } = await lineOf(bench, at);
  const words = (proposal?.text ?? text).replace(/[.,]?$/, `, ${ending}.`);
  return bench.write(actor, at, { text: words, seen, meaning: undefined });
}

describe.each(databaseDrivers)('a draft in $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('has a speaker’s words once a second person has accepted them', async () => {
    const bench = await fresh();
    const { text } = await lineOf(bench);
    expect(await write(bench, cleo, 'de verdad')).toMatchObject({ kind: 'done', effect: 'waits' });
    const proposed = await lineOf(bench);
    expect(proposed.text).toBe(text);
    const proposal = proposed.proposal?.number ?? 0;
    const accept = { proposal, verdict: 'accepted' } as const;
    expect(await bench.decide(cleo, place, accept)).toMatchObject({ kind: 'refused' });
    expect(await bench.decide(cleo, place, { ...accept, alone: true })).toMatchObject({ kind: 'refused' });
    expect(await bench.decide(dora, place, accept)).toMatchObject({ kind: 'done', effect: 'draft' });
    expect(await lineOf(bench)).toMatchObject({ text: proposed.proposal?.text, proposal: undefined });
    expect(await bench.decide(ben, place, accept)).toMatchObject({ kind: 'conflict' });
    expect(await bench.decide(ben, place, { proposal, verdict: 'declined', why: '' })).toMatchObject({
      kind: 'conflict',
    });
  });

  it('takes what an owner proposes to themselves only where they say that nobody else is there', async () => {
    const bench = await fresh();
    const { text = '', seen } = await lineOf(bench);
    await agree(bench, ana);
    await bench.keep(ana, place, { bytes: takeFor(text), seen });
    const sound = (await lineOf(bench)).take?.sound ?? '';
    const heard = { sound, verdict: 'approved' } as const;
    expect(await bench.hear(ana, place, heard)).toMatchObject({ kind: 'refused' });
    expect(await bench.hear(ana, place, { ...heard, alone: true })).toMatchObject({ kind: 'done' });
    expect((await lineOf(bench)).recording).toBe('current');
  });

  it('tells the second of two speakers that somebody has proposed other words', async () => {
    const bench = await fresh();
    const { seen } = await lineOf(bench);
    await write(bench, cleo, 'de verdad');
    const { proposal } = await lineOf(bench);
    const late = { text: 'Vaya, por lo general.', seen, meaning: undefined };
    expect(await bench.write(dora, place, late)).toEqual({ kind: 'conflict', theirs: proposal?.text });
    expect(await write(bench, dora, 'siempre')).toMatchObject({ kind: 'done', effect: 'waits' });
  });

  it('takes one of two changes of a line that come at the same moment, and tells the other', async () => {
    const bench = await fresh();
    const { text = '', seen } = await lineOf(bench);
    const words = (ending: string): { text: string; seen: string; meaning: undefined } => ({
      text: text.replace(/[.,]?$/, `, ${ending}.`),
      seen,
      meaning: undefined,
    });
    const outcomes = await Promise.all([
      bench.write(ana, place, words('siempre')),
      bench.write(ben, place, words('de verdad')),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'done']);
    expect(await bench.history(place)).toHaveLength(1);
  });

  it('counts no review by whoever wrote the words, and shows a refusal until a line is written anew', async () => {
    const bench = await fresh();
    await write(bench, ana, 'de verdad');
    const shown = await lineOf(bench);
    expect(await bench.review(ana, place, shown)).toMatchObject({ kind: 'refused' });
    expect(await bench.review(ben, place, shown)).toMatchObject({ kind: 'done' });
    expect(await bench.refuse(cleo, place, { seen: shown.seen, why: 'Too stiff' })).toMatchObject({
      kind: 'done',
    });
    expect(await lineOf(bench)).toMatchObject({
      review: 'refused',
      refusal: { who: 'cleo', why: 'Too stiff' },
    });
    await write(bench, ben, 'siempre');
    expect(await lineOf(bench)).toMatchObject({ review: 'unreviewed', refusal: undefined });
  });

  it('remembers who did what, when and over what, comments too', async () => {
    const bench = await fresh();
    const before = await lineOf(bench);
    await write(bench, ana, 'de verdad');
    await bench.comment(cleo, place, ' Is this said so in Guatemala? ');
    expect(await bench.comment(cleo, place, ' ')).toMatchObject({ kind: 'refused' });
    const history = await bench.history(place);
    expect(history.map(({ kind, who }) => [kind, who])).toEqual([
      ['words', 'ana'],
      ['comment', 'cleo'],
    ]);
    expect(history[0]).toMatchObject({ before: before.seen, ground: before.seen });
    expect(history[1]).toMatchObject({ value: { text: 'Is this said so in Guatemala?' } });
  });

  it('shows what publishing would change, in calling order, and nothing once it is published', async () => {
    const bench = await fresh();
    const order = linesToWrite(guide, 'es', ['es']).map(({ line }) => line);
    const both = order.filter((line) => ['safe', 'mail'].includes(line));
    for (const line of both.toReversed()) await write(bench, ana, 'de verdad', { language: 'es', line });
    await bench.compare(ana, 'W5', '2026-11');
    const difference = await bench.difference();
    expect(difference).toMatchObject({ upTo: 3, newest: 0, own: [], compared: ['faq/W5'] });
    expect(difference.lines.map(({ line }) => line)).toEqual(both);
    expect(difference.lines[0]?.words?.after).not.toBe(difference.lines[0]?.words?.before);
    const publishing = { upTo: 3, newest: 0, note: 'As we talked about' };
    expect(await bench.publish(cleo, publishing)).toMatchObject({ kind: 'forbidden' });
    expect(await bench.publish(ben, publishing)).toEqual({ kind: 'done', effect: 'now', number: 1 });
    expect(await bench.difference()).toMatchObject({ newest: 1, lines: [], compared: [] });
    expect(await bench.publish(ana, publishing)).toEqual({ kind: 'conflict', theirs: 'publication 1' });
  });

  it('tells what waits for somebody else until they decide, and the months before they are published', async () => {
    const bench = await fresh();
    expect(await bench.waiting()).toEqual([]);
    await write(bench, cleo, 'de verdad');
    expect(await bench.waiting()).toEqual([{ kind: 'proposal', ...place, who: 'cleo' }]);
    const { proposal } = await lineOf(bench);
    await bench.decide(dora, place, { proposal: proposal?.number ?? 0, verdict: 'accepted' });
    expect(await bench.waiting()).toEqual([]);
    await bench.refuse(dora, place, { seen: (await lineOf(bench)).seen, why: 'Nobody says so.' });
    expect(await bench.waiting()).toEqual([{ kind: 'refusal', ...place, who: 'dora' }]);
    await write(bench, ben, 'siempre');
    expect(await bench.waiting()).toEqual([]);
    await bench.compare(ana, 'W5', '2026-11');
    expect((await bench.compared()).get('faq/W5')).toBe('2026-11');
    expect(await bench.checks()).toEqual([]);
  });

  it('shows the hotline’s own words before and after, language by language', async () => {
    const bench = await fresh();
    const { seen } = await bench.own();
    await bench.setOwn(ana, { kind: 'name', value: { en: 'Open House' } }, seen.name);
    expect((await bench.difference()).own).toEqual([
      { part: 'name', before: {}, after: { en: 'Open House' } },
    ]);
  });

  it('publishes what the page showed, and nothing that came since', async () => {
    const bench = await fresh();
    await write(bench, ana, 'de verdad');
    const { upTo, newest } = await bench.difference();
    await write(bench, ana, 'siempre');
    await bench.publish(ben, { upTo, newest, note: '' });
    expect((await bench.difference()).lines.map(({ line }) => line)).toEqual(['safe']);
  });

  it('stays when an earlier publication is published again', async () => {
    const bench = await fresh();
    await write(bench, ana, 'de verdad');
    await bench.publish(ana, { upTo: 1, newest: 0, note: 'First' });
    await write(bench, ana, 'siempre');
    await bench.publish(ana, { upTo: 2, newest: 1, note: 'Second' });
    const draft = await lineOf(bench);
    expect(await bench.publishAgain(ben, { number: 1, newest: 2 })).toMatchObject({ number: 3 });
    expect(await bench.publishAgain(ben, { number: 9, newest: 3 })).toMatchObject({ kind: 'refused' });
    expect((await bench.publications())[0]).toMatchObject({ number: 3, again: 1, upTo: 1, who: 'ben' });
    expect(await lineOf(bench)).toEqual(draft);
    expect((await bench.difference()).lines.map(({ line }) => line)).toEqual(['safe']);
  });
});

describe('two instances', () => {
  it('see each other’s changes, and neither writes over the other’s', async () => {
    const databases = createFiles();
    const url = await databases.fresh();
    const [one, two] = [await databaseBench(url), await databaseBench(url)];
    const { seen } = await lineOf(two);
    await write(one, ana, 'de verdad');
    const late = { text: 'Vaya, por lo general.', seen, meaning: undefined };
    expect(await two.write(ben, place, late)).toMatchObject({ kind: 'conflict' });
    expect(await lineOf(two)).toEqual(await lineOf(one));
    await databases.remove();
  });
});

describe('a release that changes the words under a hotline’s own', () => {
  it('leaves these, and has the line listed until somebody writes what is to be said', async () => {
    const databases = createFiles();
    const url = await databases.fresh();
    const folders = copyWords();
    const before = await databaseBench(url, groundOf(folders));
    await write(before, ana, 'de verdad');
    const { text = '' } = await lineOf(before);
    setValues(folders, 'prompts/es/about.json', { safe: 'Vaya, por lo general.' });
    const after = await databaseBench(url, groundOf(folders));
    const listed = await lineOf(after);
    expect(listed).toMatchObject({ text, isInConflict: true });
    expect(await after.conflicts()).toMatchObject([{ place: 'words/es/safe', isGone: false }]);
    expect(await after.write(ben, place, { text, seen: listed.seen, meaning: undefined })).toMatchObject({
      kind: 'done',
    });
    expect(await lineOf(after)).toMatchObject({ text, isInConflict: false });
    expect(await after.conflicts()).toEqual([]);
    await databases.remove();
  });
});
