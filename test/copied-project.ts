import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/** The built project, as a folder of its own that can be harmed. Its packages are this project's, or another folder's. */
export function copyProject(folder: string, packages = path.join(root, 'node_modules')): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['dist', 'prompts', 'audio', 'package.json']) {
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  }
  symlinkSync(packages, path.join(folder, 'node_modules'));
  return folder;
}
