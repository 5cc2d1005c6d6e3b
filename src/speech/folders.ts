import path from 'node:path';
import { projectRoot } from '../root.ts';

/** Where the words and the sounds are. */
export interface SpeechFolders {
  readonly prompts: string;
  readonly audio: string;
}

/** The sounds that come with the project that this file belongs to, from source or built: the chime. */
export const ownAudio = path.join(projectRoot, 'audio');

/** The folders of that project; AUDIO_FOLDER says that its recordings are elsewhere, as where all of it is read-only. */
export const projectFolders: SpeechFolders = {
  prompts: path.join(projectRoot, 'prompts'),
  get audio() {
    const { AUDIO_FOLDER: elsewhere = '' } = process.env;
    return elsewhere === '' ? ownAudio : elsewhere;
  },
};
