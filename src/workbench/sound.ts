import { existsSync } from 'node:fs';
import { Router, type Request, type Response } from 'express';
import type { Bench } from '../desk/bench.ts';
import { may } from '../desk/roles.ts';
import { sendSound } from '../http/send-sound.ts';
import { isEspeakInstalled, speakAsWave } from '../phone/espeak.ts';
import { soundFingerprint, soundsOf, type Recording } from '../speech/recordings.ts';
import { recordingsOf } from '../speech/speech.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage, type LinePlace } from '../speech/texts.ts';
import type { Site } from './site.ts';
import { visitOf } from './visit.ts';

/** The longest text that the machine's engine speaks for a page. */
const mostCharacters = 3000;

/** The address at which this machine's engine speaks a text. */
export function spokenUrl(language: string, text: string): string {
  return `/sound/speech.wav?${new URLSearchParams({ language, text }).toString()}`;
}

/** The address of a recording's file. */
export function fileUrl({ name }: Recording): string {
  return `/sound/file/${name}`;
}

/** The address of a line's take or recording, by its fingerprint; as it is said again, where that is wanted. */
export function lineSoundUrl({ language, line }: LinePlace, sound: string, pace?: 'slower'): string {
  return `/sound/line/${language}/${line}/${sound}.wav${pace === undefined ? '' : `?pace=${pace}`}`;
}

/** The address of a spoken remark of a line, by its hash. */
export function remarkUrl({ language, line }: LinePlace, hash: string): string {
  return `/sound/remark/${language}/${line}/${hash}.wav`;
}

/** Whether this machine speaks on these pages what nobody has recorded; on the line each browser does, with voices of its own. */
export function hasEngine({ base }: Pick<Site, 'base'>): boolean {
  return base === '' && isEspeakInstalled();
}

/** How a line sounds on these pages: by its recording, or by the engine where the machine has one. */
export function soundOf(
  one: Surveyed,
  line: string,
  text: string,
  speaks = isEspeakInstalled(),
): string | undefined {
  const recording = one.recordings.files.get(line);
  if (recording) return fileUrl(recording);
  if (!speaks || (!one.info.isWritten && one.info.code !== sourceLanguage)) return undefined;
  return spokenUrl(one.info.voice?.language ?? one.info.code, text);
}

/** Serves takes and recordings, and on somebody's own computer speech that its engine makes. Goes behind `openVisits`. */
export function serveSound({ bench, line, base }: Pick<Site, 'bench' | 'line' | 'base'>): Router {
  const router = Router();
  router.get('/file/:name', async (request, response) => {
    const { name } = request.params;
    const findSpoken = (): Recording | undefined =>
      recordingsOf(line.speech()).find((recording) => recording.name === name);
    const spoken = findSpoken();
    // What is new, or is played by a call at another instance of the line, is not here yet.
    if (!spoken) await line.renew?.();
    const found = spoken ?? findSpoken();
    // The project itself may stand in a folder whose name begins with a dot.
    if (found && existsSync(found.file)) response.sendFile(found.file, { dotfiles: 'allow' });
    else await sendKept(request, response, name);
  });
  router.get('/line/:language/:line/:sound.wav', async (request, response) => {
    const { language, line: key, sound } = request.params;
    if (!may(visitOf(response).visitor, 'hear', language)) {
      tell(response, 403, 'This language is not one of yours.');
      return;
    }
    const pace = request.query.pace === 'slower' ? 'slower' : undefined;
    const bytes = await bench.sound({ language, line: key }, sound, pace);
    if (!bytes) {
      tell(response, 404, 'It has been recorded anew since, or thrown away.');
      return;
    }
    // What this address gives never changes.
    response.set({ 'Cache-Control': 'private, max-age=86400, immutable', ETag: `"${sound}${pace ?? ''}"` });
    sendSound(request, response, bytes);
  });
  router.get('/remark/:language/:line/:hash.wav', async (request, response) => {
    const { language, line: key, hash } = request.params;
    if (!may(visitOf(response).visitor, 'write words', language)) {
      tell(response, 403, 'Owners and editors hear what was said of a line.');
      return;
    }
    const bytes = await bench.remark({ language, line: key }, hash);
    if (!bytes) {
      tell(response, 404, 'It is settled, and deleted.');
      return;
    }
    // Once it is settled nobody has it any more.
    response.set('Cache-Control', 'no-store');
    sendSound(request, response, bytes);
  });
  if (base !== '') return router;
  router.get('/speech.wav', async (request, response) => {
    const { language, text } = request.query;
    if (
      typeof language !== 'string' ||
      !/^[a-z]{2,8}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ||
      typeof text !== 'string' ||
      text.length > mostCharacters
    ) {
      tell(response, 400, `A language and a text of at most ${mostCharacters} characters are needed.`);
      return;
    }
    const wave = await speakAsWave(text, language).catch((error: unknown) => (error as Error).message);
    if (typeof wave === 'string') {
      tell(response, 404, wave);
      return;
    }
    response.set('Cache-Control', 'private, max-age=600');
    sendSound(request, response, wave);
  });
  return router;

  async function sendKept(request: Request, response: Response, name: string): Promise<void> {
    const bytes = await findKept(bench, name);
    if (bytes) sendSound(request, response, bytes);
    else tell(response, 404, 'There is no such recording any more.');
  }
}

/** A recording of a line that the line's own folder has not, or not yet. */
async function findKept(bench: Bench, name: string): Promise<Buffer | undefined> {
  for (const { info, recordings } of await bench.survey()) {
    for (const [line, recording] of recordings.files) {
      const played = soundsOf(recording).find((one) => one.name === name);
      if (!played) continue;
      const place = { language: info.code, line };
      return bench.sound(place, soundFingerprint(recording), played === recording ? undefined : 'slower');
    }
  }
  return undefined;
}

function tell(response: Response, status: number, what: string): void {
  response.status(status).type('text/plain').send(`${what}\n`);
}
