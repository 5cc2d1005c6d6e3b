import path from 'node:path';
import { readGround, type Ground } from '../../src/desk/ground.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { allWords, guides } from '../guides.ts';

/** The ground of a copy of the project's words; the hotline's own stand beside them. */
export function groundOf(folders: SpeechFolders): Ground {
  return readGround({ guides: Object.values(guides), words: allWords }, folders, ownFolderOf(folders));
}

/** Where the hotline's own words stand beside a copy of the project's. */
export function ownFolderOf({ prompts }: SpeechFolders): string {
  return path.join(path.dirname(prompts), 'own');
}
