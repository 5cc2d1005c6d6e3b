import path from 'node:path';
import { usualSettings, type Instance } from '../built-line.ts';
import { joinDesk, type DeskMember } from './desk-visits.ts';
import type { Stage } from './stage.ts';

/** A built line with a desk, and its first owner. */
export interface OpenedDesk {
  readonly line: Instance;
  readonly owner: DeskMember;
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens one; its owner comes by the command's link. */
export async function openDesk(stage: Stage): Promise<OpenedDesk> {
  const folder = stage.folder();
  const environment = {
    DESK: 'on',
    DATABASE_URL: `file:${path.join(folder, 'usage.db')}`,
    WORDS_FOLDER: path.join(folder, 'words'),
    LOG_LEVEL: 'trace',
  };
  const line = await stage.line(environment);
  const { said } = await stage.command('desk', ['invite', '--owner'], {
    environment: { ...usualSettings, ...environment },
  });
  const [link] = /https:\S+/.exec(said) ?? [];
  if (link === undefined) throw new Error(`the command gives no link: ${said.slice(0, 200)}`);
  return { line, environment, owner: await joinDesk(line, link, 'Owner') };
}
