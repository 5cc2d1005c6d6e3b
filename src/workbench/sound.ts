import { Router } from 'express';
import { sendSound } from '../http/send-sound.ts';
import { isEspeakInstalled, speakAsWave } from '../phone/espeak.ts';
import { soundsOf, type Recording } from '../speech/recordings.ts';
import { recordingsOf } from '../speech/speech.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';
import type { Bench } from './bench.ts';

const mostCharacters = 3000;

/** The address at which this machine's engine speaks a text. */
export function spokenUrl(language: string, text: string): string {
  return `/sound/speech.wav?${new URLSearchParams({ language, text }).toString()}`;
}

/** The address of a recording's file. */
export function fileUrl({ name }: Recording): string {
  return `/sound/file/${name}`;
}

/** How a line sounds on these pages: by its recording, or by the engine where the machine has one. */
export function soundOf(one: Surveyed, line: string, text: string): string | undefined {
  const recording = one.recordings.files.get(line);
  if (recording) return fileUrl(recording);
  if (!isEspeakInstalled() || (!one.info.isWritten && one.info.code !== sourceLanguage)) return undefined;
  return spokenUrl(one.info.voice?.language ?? one.info.code, text);
}

/** Serves the recordings, and speech that this machine's engine makes. */
export function serveSound({ survey, line }: Bench): Router {
  const router = Router();
  router.get('/file/:name', (request, response) => {
    const recordings = [
      ...recordingsOf(line.speech()),
      ...survey().flatMap((one) => [...one.recordings.files.values()].flatMap(soundsOf)),
    ];
    const found = recordings.find(({ name }) => name === request.params.name);
    // The project itself may stand in a folder whose name begins with a dot.
    if (found) response.sendFile(found.file, { dotfiles: 'allow' });
    else response.status(404).type('text/plain').send('There is no such recording any more.\n');
  });
  router.get('/speech.wav', (request, response) => {
    const { language, text } = request.query;
    if (
      typeof language !== 'string' ||
      !/^[a-z]{2,8}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ||
      typeof text !== 'string' ||
      text.length > mostCharacters
    ) {
      response
        .status(400)
        .type('text/plain')
        .send(`A language and a text of at most ${mostCharacters} characters are needed.\n`);
      return;
    }
    speakAsWave(text, language).then(
      (wave) => {
        response.set('Cache-Control', 'private, max-age=600');
        sendSound(request, response, wave);
      },
      (error: unknown) =>
        response
          .status(404)
          .type('text/plain')
          .send(`${(error as Error).message}\n`),
    );
  });
  return router;
}
