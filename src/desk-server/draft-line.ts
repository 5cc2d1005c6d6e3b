import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import express from 'express';
import type { Logger } from 'pino';
import type { Draft } from '../desk/draft.ts';
import { fold } from '../desk/fold.ts';
import type { Folded } from '../desk/folded.ts';
import { fetchSounds } from '../desk/follow.ts';
import type { DeskStore } from '../desk/store.ts';
import { createApp } from '../http/app.ts';
import { createSounds } from '../http/audio.ts';
import { createRefusals } from '../http/refusals.ts';
import { listen } from '../http/server.ts';
import { createToldOnce } from '../http/told-once.ts';
import type { FoldedWords } from '../line/folded.ts';
import { sayingOf } from '../line/saying.ts';
import { createWords, type Words } from '../line/words.ts';
import type { Reason } from '../reason.ts';
import { recordingsOf } from '../speech/speech.ts';
import type { SpokenLine } from '../workbench/site.ts';
import type { DeskSettings } from './messages.ts';

/** A line that says the draft, for the pages' phone alone: it listens on this machine, and takes only what is signed with its own token. */
export interface DraftLine extends Omit<SpokenLine, 'usage'> {
  readonly authToken: string;
  readonly words: () => Words;
  /** Says the draft as it is now; one that cannot be spoken leaves what was said before, and is told. */
  readonly renew: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What such a line is made of. */
interface DraftParts {
  readonly draft: Draft;
  readonly store: Pick<DeskStore, 'blob'>;
  readonly words: FoldedWords;
  readonly folder: string;
  readonly settings: DeskSettings;
  readonly log: Logger;
  readonly now: () => number;
}

/** Opens the line. Rejects where neither the draft nor the files can be spoken. */
export async function openDraftLine(parts: DraftParts): Promise<DraftLine> {
  const { draft, settings, log, now } = parts;
  const authToken = randomBytes(32).toString('base64url');
  const sounds = createSounds(now);
  const refusals = createRefusals(log);
  const toldOnce = createToldOnce(now);
  const server = await listen({ port: 0, host: '127.0.0.1' });
  const publicUrl = `http://127.0.0.1:${server.port}`;
  let said: Folded | undefined;
  let words!: Words;
  let fault: Reason | undefined;
  let answer: express.Express;

  const say = async (folded: Folded): Promise<void> => {
    const next = await createWords(await parts.words.speak(folded), settings, now, setImmediate);
    const files = recordingsOf(next.speech).map(({ name, file }) => [name, file] as const);
    await sounds.put(new Map(files), setImmediate);
    words = next;
    answer = open(next);
  };
  const open = (next: Words): express.Express =>
    createApp({
      ...sayingOf(next, settings),
      publicUrl,
      authTokens: [authToken],
      accountSid: undefined,
      refusals,
      isNew: toldOnce.isNew,
      audio: sounds,
      health: { isServing: () => true, amiss: () => [] },
      log,
    });
  const renewOnce = async (): Promise<void> => {
    const folded = await draft.folded();
    if (folded === said) return;
    said = folded;
    try {
      await fetchSounds(parts.store, parts.folder, await draft.changes());
      await say(folded);
      fault = undefined;
    } catch (error) {
      fault = {
        code: 'amiss.draftUnspoken',
        text: `the draft cannot be spoken, and the page’s phone says what was there before: ${String(error)}`,
      };
    }
  };
  let last: Promise<void> = Promise.resolve();
  const renew = (): Promise<void> => {
    const done = last.then(renewOnce);
    last = done.catch(() => undefined);
    return done;
  };

  await renew();
  if (fault !== undefined) await say(fold(parts.words.ground(), []));
  const app = express();
  app.use(async (request, _response, next) => {
    // Who calls anew hears the draft as it is; a call that goes on hears it from its next turn.
    if (request.path === '/voice') await renew();
    next();
  });
  app.use((request, response, next) => {
    answer(request, response, next);
  });
  server.attach(app);
  return {
    authToken,
    voiceUrl: `${publicUrl}/voice`,
    publicUrl,
    offers: () => words.offers(),
    speech: () => words.speech,
    guide: () => words.guide,
    guides: () => words.guides,
    amiss: () => [...words.amiss(), ...(fault === undefined ? [] : [fault])],
    words: () => words,
    renew,
    stop: () => {
      toldOnce.stop();
      return server.close(1);
    },
  };
}
