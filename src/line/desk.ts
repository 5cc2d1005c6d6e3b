import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { openDesk } from '../desk/database.ts';
import { follow } from '../desk/follow.ts';
import { deskDatabase, deskFolder } from '../desk/place.ts';
import type { DeskSettings } from '../desk-server/messages.ts';
import { serveDesk } from '../desk-server/serve.ts';
import type { DeskThreadParts } from '../desk-server/thread.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { DeskHealth } from '../http/health.ts';
import type { People } from '../people/people.ts';
import type { Reason } from '../reason.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { createRecordings } from '../telephony/recordings.ts';
import type { TwilioAccount } from '../telephony/twilio-api.ts';
import { readFolded } from './folded.ts';
import { openLendSide, type LendSide } from './lend.ts';
import type { PeopleSide } from './people.ts';
import type { Spoken } from './words.ts';

/** What a line gives its desk. */
interface DeskParts extends Pick<DeskThreadParts, 'health' | 'log'> {
  readonly settings: Settings;
  /** The database of the counters. */
  readonly databaseUrl: string;
  /** Where the last publication is kept; beside the database unless set. */
  readonly folder: string | undefined;
  readonly folders: SpeechFolders;
  /** The account at the phone company; undefined where none is set. */
  readonly account: TwilioAccount | undefined;
  /** The guidance that is spoken, in place of that of the settings. */
  readonly guide: Guide | undefined;
  /** Has callers hear this from now on, all of it at once. */
  readonly speak: (spoken: Spoken) => Promise<void>;
  readonly now: () => number;
  readonly everySeconds: number;
}

/** The desk as the line knows it. */
interface DeskSide {
  /** Its pages, which another thread draws. */
  readonly handle: RequestHandler;
  /** Those who lend their voice by keypad; undefined where nobody can. */
  readonly lend: LendSide | undefined;
  /** The people behind the line; undefined where PEOPLE_KEY is not set. */
  readonly people: People | undefined;
  /** What a member hears who is rung to call somebody back. */
  readonly bridge: PeopleSide['bridge'] | undefined;
  readonly state: () => DeskHealth;
  readonly amiss: () => readonly Reason[];
  /** Says what the hotline's files say now, under what is published. */
  readonly renew: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How often is looked for what is published between two looks for recordings that are to be deleted. */
const looksBetween = 15;

/** Follows what the desk publishes, and has its pages opened by whoever asks for them first. Rejects where nothing that is there can be spoken. */
export async function openDeskSide(parts: DeskParts): Promise<DeskSide> {
  const { settings, databaseUrl: countersUrl, folders, guide, account, log, now, everySeconds } = parts;
  let languages: readonly Language[] = [];
  const speak = async (spoken: Spoken): Promise<void> => {
    await parts.speak(spoken);
    languages = spoken.speech.surveyed.map(({ info }) => info.code);
  };
  const databaseUrl = deskDatabase(countersUrl);
  const { folder = deskFolder(countersUrl) } = parts;
  const words = readFolded(settings, { folders, folder, guide });
  const follower = await follow({
    // Nobody who writes at the desk keeps a caller waiting: it is tried again soon.
    open: () => openDesk(databaseUrl, { patience: 0 }),
    ground: words.ground,
    folder,
    swap: async (folded) => speak(await words.speak(folded)),
    told: (amiss, why) => {
      tell(log, amiss, why);
    },
    now,
    everySeconds,
  });
  const { prompts, audio } = folders;
  const recordings = account && createRecordings(account);
  const { peopleKeys: keys, phoneNumber, publicUrl, timeZone: zone } = settings;
  const behind =
    keys &&
    (await (
      await import('./people.ts')
    ).openPeopleSide({
      ...{ databaseUrl, keys, account, phoneNumber, publicUrl, zone, log, now, everySeconds },
      languages: () => languages,
    }));
  const pages = serveDesk({
    data: {
      databaseUrl,
      countersUrl,
      folder,
      folders: { prompts, audio },
      settings: withoutSecrets(settings),
      canRecord: recordings !== undefined,
      hasPeopleKey: behind !== undefined,
    },
    health: parts.health,
    recordings,
    phones: behind?.phones,
    log,
  });
  const lend =
    recordings &&
    openLendSide({ pages, recordings, databaseUrl, log, now, everySeconds: everySeconds * looksBetween });
  return {
    handle: pages.handle,
    lend,
    people: behind?.people,
    bridge: behind?.bridge,
    state: () => {
      const { heard, awaySince } = follower.state();
      return {
        publication: heard?.publication ?? 0,
        databaseAwaySince: awaySince === undefined ? undefined : new Date(awaySince).toISOString(),
      };
    },
    amiss: () => {
      const { amiss } = follower.state();
      return [...(amiss === undefined ? [] : [amiss]), ...(lend?.amiss() ?? []), ...(behind?.amiss() ?? [])];
    },
    renew: async () => {
      await follower.renew();
      await pages.end();
    },
    stop: async () => {
      await pages.stop();
      await lend?.stop();
      await behind?.stop();
      await follower.stop();
    },
  };
}

function tell(log: Logger, amiss: Reason | undefined, why: string | undefined): void {
  if (amiss === undefined) log.info('what the desk publishes is followed again');
  else log.warn({ why }, amiss.text);
}

/** The settings that the pages may know; the secrets among them are not theirs. */
function withoutSecrets(settings: Settings): DeskSettings {
  return {
    ...settings,
    authToken: undefined,
    authTokens: undefined,
    usagePassword: undefined,
    peopleKeys: undefined,
  };
}
