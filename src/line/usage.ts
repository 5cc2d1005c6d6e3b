import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import { serveUsage, type UsagePage } from '../http/usage.ts';
import type { Recorder } from '../usage/recorder.ts';
import { createUsage, type Usage } from '../usage/usage.ts';
import { createContexts } from './contexts.ts';
import type { Words } from './words.ts';

/** What a line gives to whoever looks at what was used. */
interface UsageSideParts {
  readonly settings: Settings;
  /** Undefined where nothing is counted. */
  readonly recorder: Recorder | undefined;
  /** What is said now. */
  readonly words: () => Words;
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now: () => number;
}

/** What was used, and the page that shows it; undefined where there is none. */
interface UsageSide {
  readonly usage: Usage | undefined;
  readonly page: UsagePage | undefined;
}

/** Opens what was used to whoever runs the line, and its page to whoever knows the password. */
export function openUsageSide({ settings, recorder, words, publicUrl, log, now }: UsageSideParts): UsageSide {
  if (!recorder) return { usage: undefined, page: undefined };
  const { databaseUrl, timeZone, usagePassword, mode } = settings;
  const { store } = recorder;
  const context = createContexts(words);
  // Whoever looks at a demo has made its calls.
  const exactness = mode === 'demo' ? 'exact' : 'rounded';
  return {
    usage: createUsage({ store, timeZone, now, exactness, context }),
    page:
      databaseUrl !== undefined && usagePassword !== undefined
        ? serveUsage({ databaseUrl, timeZone, context, store, publicUrl, password: usagePassword, log, now })
        : undefined,
  };
}
