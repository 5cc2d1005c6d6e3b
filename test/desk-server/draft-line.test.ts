import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import { openDesk } from '../../src/desk/database.ts';
import { createDraft } from '../../src/desk/draft.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { openDraftLine, type DraftLine } from '../../src/desk-server/draft-line.ts';
import { readFolded } from '../../src/line/folded.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { amissOf } from '../amiss-of.ts';
import { makeFolder, words } from './line.ts';

async function start(): Promise<{ readonly line: DraftLine; readonly store: DeskStore }> {
  const folder = makeFolder();
  const store = await openDesk(`file:${folder}/desk.db`);
  const settings = {
    ...readSettings({ LANGUAGES: 'en', WORDS_FOLDER: `${folder}/words` }),
    authToken: undefined,
    authTokens: undefined,
    usagePassword: undefined,
    peopleKeys: undefined,
  };
  const spoken = readFolded(settings, { folders: projectFolders, folder });
  const line = await openDraftLine({
    draft: createDraft(store, spoken.ground()),
    store,
    words: spoken,
    folder,
    settings,
    log: pino({ level: 'silent' }),
    now: Date.now,
  });
  onTestFinished(async () => {
    await line.stop();
    await store.close();
  });
  return { line, store };
}

/** What the page's phone hears; with another token, how its call fails. */
async function call(line: DraftLine, authToken = line.authToken): Promise<string> {
  const clock = createInstantClock();
  const { timeline, failure } = await placeCall({
    line: { voiceUrl: line.voiceUrl },
    authToken,
    publicUrl: line.publicUrl,
    clock,
    caller: createScript(clock, readKeys('1')),
    strict: false,
  });
  return failure ? `failed: ${failure.message}` : timeline.map(({ text }) => text).join('\n');
}

it('the page’s phone hears the draft as it is when it calls, and nobody else is answered', async () => {
  const { line, store } = await start();
  expect(await call(line)).not.toContain('A draft.');
  await store.append(words('en', 'greeting', 'A draft.'), 0);
  expect(await call(line)).toContain('A draft.');
  expect(line.speech().text('greeting', 'en')).toBe('A draft.');
  expect(await call(line, 'another token')).toMatch(/^failed/);
});

it('a draft that cannot be spoken leaves what was there before, and is told until it can', async () => {
  const { line, store } = await start();
  await store.append(words('en', 'greeting', 'A draft.'), 0);
  await line.renew();
  await store.append(words('en', 'greeting', 'With {{nothing}}.'), 1);
  expect(await call(line)).toContain('A draft.');
  expect(amissOf(line).join('\n')).toContain('greeting');
  await store.append(words('en', 'greeting', 'Once more.'), 2);
  expect(await call(line)).toContain('Once more.');
  expect(amissOf(line).join('\n')).not.toContain('greeting');
});
