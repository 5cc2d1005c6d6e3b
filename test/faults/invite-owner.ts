import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { usualSettings } from '../built-line.ts';

const command = path.join(import.meta.dirname, '../../dist/cli/line.js');

/** The link that the built command gives for the first owner of a desk. */
export async function inviteOwner(environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'desk', 'invite', '--owner'], {
    env: { ...process.env, ...usualSettings, ...environment },
  });
  return /https:\S+/.exec(stdout)?.[0] ?? '';
}
