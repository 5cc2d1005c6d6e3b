import type { Browser } from 'playwright-core';
import { inviteTo, joinDesk, makeCode, type DeskMember } from '../../attack/desk-visits.ts';
import { authToken, createInstance, type Instance } from '../../built-line.ts';
import { openFront } from '../../desk-server/open-front.ts';
import { usualForm } from '../../test-line.ts';
import { openRecordingsApi, type RecordingsApi } from '../../twilio-recordings-server.ts';
import { redirectTwilio } from '../../twilio-redirect.ts';
import { startPostgres } from '../../usage/databases.ts';
import { launchBrowser } from '../../workbench/launch-browser.ts';
import { inviteOwner } from '../invite-owner.ts';
import { startProxy, type Fate, type Proxy } from '../proxy.ts';

/** Milliseconds until an answer is asked for at the other instance: a take is listened to before it is answered. */
const patience = 20_000;

/** The language that nobody has recorded. */
export const language = 'ht';

/** Two built instances over an empty PostgreSQL, an account that keeps recordings, and what stands before them. */
export interface Stage {
  readonly instances: readonly [Instance, Instance];
  readonly api: RecordingsApi;
  readonly databaseUrl: string;
  /** Gives each request to the next instance, or does with it what the scenario says. */
  readonly proxy: Proxy;
  /** Finds the line at its public address, by the proxy. */
  readonly browser: Browser;
  readonly owner: DeskMember;
  readonly editor: DeskMember;
}

/** Opens it, has something done, and ends all of it. */
export async function withStage<T>(fateOf: () => Fate, act: (stage: Stage) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  try {
    const databases = await startPostgres();
    ends.push(() => databases.remove());
    const databaseUrl = await databases.fresh();
    const api = await openRecordingsApi(authToken);
    ends.push(api.close);
    const environment = {
      DESK: 'on',
      DATABASE_URL: databaseUrl,
      LANGUAGES: `es,${language},en`,
      TWILIO_ACCOUNT_SID: usualForm.AccountSid,
      DELETE_CALL_RECORDS: 'off',
      ...redirectTwilio(api.url),
    };
    const instances = [await createInstance(environment), await createInstance(environment)] as const;
    ends.push(() => Promise.all(instances.map((instance) => instance.stop())));
    for (const instance of instances) await instance.start();
    const proxy = await startProxy(
      instances.map(({ port }) => port),
      { fateOf, patience },
    );
    ends.push(proxy.close);
    const front = await openFront([proxy.port]);
    ends.push(front.close);
    const browser = await launchBrowser(front.options);
    ends.push(() => browser.close());
    const [at] = instances;
    const owner = await joinDesk(at, await inviteOwner(environment), 'Owner');
    const editor = await joinDesk(at, await inviteTo(at, owner, { role: 'editor' }), 'Editor');
    return await act({ instances, api, databaseUrl, proxy, browser, owner, editor });
  } finally {
    // What was opened last may still use what was opened before it.
    for (const end of ends.toReversed()) await end();
  }
}

/** Has an owner make a speaker who has only a phone; gives their code. */
export function codeFor({ instances: [at], owner }: Stage, name: string): Promise<string> {
  return makeCode(at, owner, { name, languages: language });
}

/** Has an owner invite a speaker; gives the link that is sent to them. */
export function linkFor({ instances: [at], owner }: Stage): Promise<string> {
  return inviteTo(at, owner, { role: 'speaker', languages: language });
}
