import path from 'node:path';
import { projectRoot } from '../root.ts';

/** Where the words and the sounds are. */
export interface SpeechFolders {
  readonly prompts: string;
  readonly audio: string;
}

/** The folders of the project that this file belongs to, from source or built. */
export const projectFolders: SpeechFolders = {
  prompts: path.join(projectRoot, 'prompts'),
  audio: path.join(projectRoot, 'audio'),
};
