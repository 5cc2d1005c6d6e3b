import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Settings } from './config.ts';
import { checkGuide } from './guide/check.ts';
import { compared, facts, type FactId } from './guide/facts.ts';
import type { Guide, Offers } from './guide/flow.ts';
import { guide as guidance } from './guide/guide.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/server.ts';
import { projectFolders, type SpeechFolders } from './speech/folders.ts';
import { shortcomingsOf } from './speech/shortcomings.ts';
import { loadSpeech, recordingsOf, toOffers, type Speech } from './speech/speech.ts';
import { createRenderer } from './twiml/render.ts';

/** A line that answers calls. */
export interface RunningLine {
  /** The address of a new call, as it is asked on this machine. */
  readonly voiceUrl: string;
  /** The origin that requests must be signed for. */
  readonly publicUrl: string;
  /** What is offered to callers now. */
  readonly offers: () => Offers;
  /** The words and voices that callers hear now. */
  readonly speech: () => Speech;
  /** What whoever runs the line should know; none of it keeps the line from answering. */
  readonly amiss: () => readonly string[];
  /** Reads the words and the recordings again; calls that are going on hear them from their next turn. Throws as starting does, and then goes on as it was. */
  readonly reload: () => Promise<void>;
  /** Stops taking calls, finishes what runs, and resolves within `seconds`. */
  readonly stop: (seconds?: number) => Promise<void>;
}

/** What is said, and offered, until the words are read again. */
interface Words {
  readonly speech: Speech;
  readonly offers: Offers;
  readonly amiss: readonly string[];
}

/** What a line can be given in place of the project's own. */
export interface LineParts {
  readonly guide?: Guide;
  readonly folders?: SpeechFolders;
}

/**
 * Puts the parts together and listens. Throws a SettingsError or SpeechError where settings or words are
 * not fit to start with, before anything is listened to.
 */
export async function startLine(
  settings: Settings,
  log: Logger,
  parts: LineParts = {},
): Promise<RunningLine> {
  const { guide = guidance, folders = projectFolders } = parts;
  const { hotlineName, languages, reviewedOnly } = settings;
  const load = async (): Promise<Words> => {
    const speech = await loadSpeech(guide, folders, { hotlineName, languages, reviewedOnly });
    return {
      speech,
      offers: Object.freeze(toOffers(speech, hotlineName !== undefined)),
      amiss: findAmiss(guide, speech),
    };
  };
  let words = await load();
  const server = await listen(settings.port, settings.mode === 'demo' ? '127.0.0.1' : undefined);
  const here = `http://127.0.0.1:${server.port}`;
  const publicUrl = settings.publicUrl ?? here;
  let serving = true;
  const open = ({ speech, offers, amiss }: Words): RequestListener =>
    createApp({
      guide,
      render: createRenderer(speech),
      publicUrl,
      authToken: settings.authToken,
      offers: () => offers,
      audio: new Map(recordingsOf(speech).map(({ name, file }) => [name, file])),
      health: { isServing: () => serving, amiss: () => amiss },
      log,
    });
  let app = open(words);
  server.attach((request, response) => {
    app(request, response);
  });
  return {
    voiceUrl: `${here}/voice`,
    publicUrl,
    offers: () => words.offers,
    speech: () => words.speech,
    amiss: () => words.amiss,
    reload: async () => {
      words = await load();
      app = open(words);
    },
    stop: (seconds = 9) => {
      serving = false;
      return server.close(seconds);
    },
  };
}

function findAmiss(guide: Guide, speech: Speech): readonly string[] {
  return [
    ...(compared === undefined
      ? [
          "no person has compared the text with ASAP's page yet: see README, and set the month in src/guide/facts.ts",
        ]
      : []),
    ...checkGuide(guide, Object.keys(facts) as FactId[]).map(({ kind, message }) => `${kind}: ${message}`),
    ...shortcomingsOf(speech),
  ];
}
