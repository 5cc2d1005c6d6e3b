import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { SpeechFolders } from '../src/speech/folders.ts';
import { projectFolders } from '../src/speech/folders.ts';

/** The project's words and sounds in a folder of their own, gone with the test. */
export function copyWords(): SpeechFolders {
  const folder = mkdtempSync(path.join(tmpdir(), 'words-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const copies = { prompts: path.join(folder, 'prompts'), audio: path.join(folder, 'audio') };
  cpSync(projectFolders.prompts, copies.prompts, { recursive: true });
  cpSync(projectFolders.audio, copies.audio, { recursive: true });
  return copies;
}

/** Sets values of a JSON file, made where it is missing; null deletes one. The file is named as findings do: prompts/es/about.json. */
export function setValues(
  { prompts, audio }: SpeechFolders,
  name: string,
  values: Readonly<Record<string, unknown>>,
): void {
  const file = name.replace(/^prompts/, prompts).replace(/^audio/, audio);
  const merged = { ...readObject(file), ...values };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))),
  );
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
