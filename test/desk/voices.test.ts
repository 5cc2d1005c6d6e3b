import { describe, expect, it } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import type { Bench } from '../../src/desk/bench.ts';
import type { Actor } from '../../src/desk/roles.ts';
import { agree, ana, ben, cleo, databaseDrivers, dora, takeFor } from './benches.ts';

const place = { language: 'es', line: 'safe' };

async function lineOf(bench: Bench): Promise<BenchLine> {
  const line = await bench.line(place);
  if (!line) throw new Error('there is no such line');
  return line;
}

/** Somebody says the line at a pace, so that no two voices sound the same, and somebody else approves it. */
async function say(bench: Bench, actor: Actor, pace: number): Promise<string> {
  await agree(bench, actor);
  const { text = '', seen } = await lineOf(bench);
  const bytes = takeFor(text, pace);
  expect(await bench.keep(actor, place, { bytes, seen })).toMatchObject({ kind: 'done', effect: 'waits' });
  const { sound = '' } = (await lineOf(bench)).voices.get(actor.id)?.take ?? {};
  expect(await bench.hear(ana, place, { sound, verdict: 'approved' })).toMatchObject({ kind: 'done' });
  return sound;
}

async function publish(bench: Bench): Promise<number> {
  const { upTo, newest } = await bench.difference();
  const outcome = await bench.publish(ana, { upTo, newest, note: '' });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome.number ?? 0;
}

describe.each(databaseDrivers)('the voices in $name', ({ prepare }) => {
  const { fresh } = prepare();

  it('are recorded once their owner has agreed to be heard in that language, and not before', async () => {
    const bench = await fresh();
    const { text = '', seen } = await lineOf(bench);
    const take = { bytes: takeFor(text), seen };
    await agree(bench, dora);
    expect(await bench.keep(cleo, place, take)).toMatchObject({ kind: 'refused', first: 'consent' });
    expect(await bench.consent(cleo, 'es', { given: true, text: 1 })).toMatchObject({ kind: 'done' });
    expect(await bench.consent(cleo, 'es', { given: true, text: 1 })).toEqual({ kind: 'same' });
    expect((await bench.voices('es')).consents.get('cleo')).toMatchObject({ given: true, text: 1 });
    expect(await bench.keep(cleo, place, take)).toMatchObject({ kind: 'done' });
    expect(await bench.consent(ana, 'es', { given: true, text: 1, voice: 'cleo' })).toMatchObject({
      kind: 'forbidden',
    });
  });

  it('wait side by side, and are heard one at a time: the first, until an owner chooses another', async () => {
    const bench = await fresh();
    const [first, second] = [await say(bench, cleo, 1), await say(bench, dora, 1.2)];
    expect((await lineOf(bench)).sound).toBe(first);
    expect(await bench.sound(place, second)).toBeInstanceOf(Buffer);
    await publish(bench);
    const { seen } = await bench.voices('es');
    const choice = { voice: 'dora', place: 'all', seen };
    expect(await bench.chooseVoice(ben, 'es', choice)).toMatchObject({ kind: 'forbidden' });
    expect(await bench.chooseVoice(ana, 'es', { ...choice, voice: 'nobody' })).toMatchObject({
      kind: 'refused',
    });
    expect(await bench.chooseVoice(ana, 'es', { ...choice, place: 'nothing' })).toMatchObject({
      kind: 'refused',
    });
    expect(await bench.chooseVoice(ana, 'es', choice)).toMatchObject({ kind: 'done', effect: 'draft' });
    expect(await bench.chooseVoice(ana, 'es', { ...choice, voice: 'cleo' })).toMatchObject({
      kind: 'conflict',
    });
    expect((await lineOf(bench)).sound).toBe(second);
    expect(await bench.difference()).toMatchObject({
      voices: [{ language: 'es', place: 'all', before: 'cleo', after: 'dora' }],
      lines: [{ line: 'safe', isRecordingChanged: true }],
    });
    await publish(bench);
    expect((await bench.difference()).voices).toEqual([]);
  });

  it('are off the line once withdrawn, and no publication brings them back', async () => {
    const bench = await fresh();
    await say(bench, cleo, 1);
    const earlier = await publish(bench);
    expect(await bench.consent(dora, 'es', { given: false, text: 1 })).toEqual({ kind: 'same' });
    expect(await bench.consent(dora, 'es', { given: false, text: 1, voice: 'cleo' })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await bench.consent(cleo, 'es', { given: false, text: 1 })).toMatchObject({
      kind: 'done',
      effect: 'now',
    });
    expect((await lineOf(bench)).recording).toBe('missing');
    expect(await bench.publishAgain(ana, { number: earlier, newest: earlier })).toMatchObject({
      kind: 'done',
    });
    // What callers hear differs in nothing from a draft without the voice.
    expect((await bench.difference()).lines).toEqual([]);
    const { text = '', seen } = await lineOf(bench);
    const take = { bytes: takeFor(text), seen };
    expect(await bench.keep(cleo, place, take)).toMatchObject({ kind: 'refused', first: 'consent' });
    await agree(bench, cleo);
    expect((await lineOf(bench)).recording).toBe('missing');
  });

  it('are withdrawn by an owner for somebody who cannot, a former speaker among them', async () => {
    const bench = await fresh();
    const sound = await say(bench, cleo, 1);
    expect(await bench.consent(ben, 'es', { given: false, text: 1, voice: 'cleo' })).toMatchObject({
      kind: 'forbidden',
    });
    expect(await bench.consent(ana, 'es', { given: false, text: 1, voice: 'cleo' })).toMatchObject({
      kind: 'done',
    });
    expect(await bench.sound(place, sound)).toBeUndefined();
    const former: Actor = { id: 'dora', role: 'viewer', languages: [] };
    await say(bench, dora, 1.2);
    expect(await bench.consent(former, 'es', { given: false, text: 1 })).toMatchObject({ kind: 'done' });
    expect((await lineOf(bench)).voices.size).toBe(0);
  });

  it('hear why somebody else found a recording wrong', async () => {
    const bench = await fresh();
    await agree(bench, cleo);
    const { text = '', seen } = await lineOf(bench);
    await bench.keep(cleo, place, { bytes: takeFor(text), seen });
    const { sound = '' } = (await lineOf(bench)).take ?? {};
    const found = { sound, verdict: 'refused', why: ' The date is wrong. ' } as const;
    expect(await bench.hear(dora, place, found)).toMatchObject({ kind: 'done' });
    const line = await lineOf(bench);
    expect(line.take).toBeUndefined();
    expect(line.voices.get('cleo')?.sentBack).toMatchObject({ who: 'dora', why: 'The date is wrong.' });
    expect(await bench.waiting()).toMatchObject([{ kind: 'sent back', line: 'safe', who: 'cleo' }]);
  });
});
