import { describe, expect, it, onTestFinished } from 'vitest';
import type { Bench } from '../../src/desk/bench.ts';
import { openDesk } from '../../src/desk/database.ts';
import { createDraft } from '../../src/desk/draft.ts';
import { dropSettledRemarks } from '../../src/desk/remarks.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { createCalls } from '../../src/workbench/phone/calls.ts';
import { ana, ben, benchOver, cleo, dora, takeOf } from '../desk/benches.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { groundOf } from '../desk/ground.ts';
import { createFiles } from '../usage/databases.ts';
import { startTestDesk } from '../workbench/test-desk-site.ts';

const place = { language: 'es', line: 'safe' };
const remark = takeOf(2);

async function openBench(): Promise<{ readonly bench: Bench; readonly store: DeskStore }> {
  const store = await openDesk(await createFiles().fresh());
  onTestFinished(() => store.close());
  return { bench: benchOver(store), store };
}

/** Somebody finds the words wrong, and says why; gives the remark's hash. */
async function refuse(bench: Bench, spoken: Buffer = remark): Promise<string> {
  const { seen = '' } = (await bench.line(place)) ?? {};
  await bench.refuse(cleo, place, { seen, why: '', remark: spoken });
  return (await bench.line(place))?.remarks.at(-1)?.remark ?? '';
}

describe('a spoken remark', () => {
  it('is kept with what it is about, until that is settled', async () => {
    const settle: Readonly<Record<string, (bench: Bench) => Promise<unknown>>> = {
      'new words': async (bench) => {
        const { seen = '', text = '' } = (await bench.line(place)) ?? {};
        return bench.write(ana, place, { text: `${text} Así es.`, seen, meaning: undefined });
      },
      'a review': async (bench) => {
        const { seen = '', seenEnglish = '' } = (await bench.line(place)) ?? {};
        return bench.review(dora, place, { seen, seenEnglish });
      },
      'an editor’s word': (bench) => bench.settle(ben, place),
    };
    for (const [how, act] of Object.entries(settle)) {
      const { bench, store } = await openBench();
      const hash = await refuse(bench);
      expect(await bench.remark(place, hash), how).toEqual(remark);
      expect(await act(bench), how).toMatchObject({ kind: 'done' });
      expect((await bench.remark(place, hash)) ?? (await store.blob(hash)), how).toBeUndefined();
      expect((await bench.line(place))?.review, how).not.toBe('refused');
    }
  }, 60_000);

  it('is settled by no speaker, and deletes no other', async () => {
    const { bench, store } = await openBench();
    const hash = await refuse(bench);
    const other = takeOf(3);
    const { seen = '' } = (await bench.line({ language: 'es', line: 'greeting' })) ?? {};
    await bench.refuse(dora, { language: 'es', line: 'greeting' }, { seen, why: '', remark: other });
    expect((await bench.settle(cleo, place)).kind).toBe('forbidden');
    expect(await bench.remark(place, hash)).toEqual(remark);
    await bench.settle(ben, place);
    const left = (await bench.line({ language: 'es', line: 'greeting' }))?.remarks ?? [];
    expect(await store.blob(left[0]?.remark ?? '')).toEqual(other);
  }, 60_000);

  it('of what somebody else has settled meanwhile is kept nowhere', async () => {
    const { bench, store } = await openBench();
    const outcome = await bench.refuse(cleo, place, { seen: 'stale', why: '', remark });
    expect(outcome.kind).toBe('conflict');
    const { createHash } = await import('node:crypto');
    expect(await store.blob(createHash('sha256').update(remark).digest('hex'))).toBeUndefined();
  }, 60_000);

  it('that could not be deleted when it was settled is deleted the next time', async () => {
    const { bench, store } = await openBench();
    const hash = await refuse(bench);
    const stuck = benchOver({ ...store, dropBlobs: () => Promise.reject(new Error('away')) });
    expect((await stuck.settle(ben, place)).kind).toBe('done');
    expect(await store.blob(hash)).toEqual(remark);
    const draft = createDraft(store, groundOf(projectFolders));
    await dropSettledRemarks(store, await draft.changes(), await draft.folded());
    expect(await store.blob(hash)).toBeUndefined();
  }, 60_000);

  it('is on the line’s page for editors alone, and gone from it once it is settled', async () => {
    const desk = await startTestDesk((site) => {
      const calls = createCalls(site);
      onTestFinished(calls.hangUpAll);
      return pagesOf(site, calls);
    });
    const hash = await refuse(desk.bench);
    const read = async (member: string, path: string): Promise<Response> =>
      fetch(`${desk.origin}/desk${path}`, { headers: desk.as(member) });
    const sound = `/sound/remark/es/safe/${hash}.wav`;
    expect(await (await read('ben', '/script/es/safe')).text()).toContain(sound);
    expect(await (await read('cleo', '/script/es/safe')).text()).not.toContain(sound);
    expect(Buffer.from(await (await read('ben', sound)).arrayBuffer())).toEqual(remark);
    expect((await read('cleo', sound)).status).toBe(403);
    const settled = await fetch(`${desk.origin}/desk/script/es/safe`, {
      method: 'POST',
      headers: desk.as('ben'),
      body: new URLSearchParams({ act: 'settled' }),
    });
    expect(settled.status).toBe(200);
    expect((await read('ben', sound)).status).toBe(404);
  }, 60_000);
});
