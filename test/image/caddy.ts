import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must } from './program.ts';

/**
 * The newest Caddy that Debian has, as near as can be to the one of compose.yaml, which is the newest that there is: an older one loses the form of a
 * request that it sends again. It is taken out of its package, and not installed.
 */
export async function fetchCaddy(folder: string): Promise<string> {
  const own = path.join(folder, 'caddy');
  const program = path.join(own, 'usr/bin/caddy');
  if (existsSync(program)) return program;
  for (const part of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(own, part), { recursive: true });
  const mirrors = await must(['apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const mirror = mirrors.split('\n').find((uri) => uri.replace(/\/$/, '').endsWith('/debian'));
  if (mirror === undefined) throw new Error('apt-get names no mirror of Debian');
  const list = path.join(own, 'sources.list');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(list, `deb [signed-by=${key}] ${mirror} testing main\n`);
  const options = [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${path.join(own, 'lists')}`,
    `Dir::Cache=${path.join(own, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  await must(['apt-get', ...options, 'update']);
  await must([
    'sh',
    '-c',
    'cd "$1"; shift; exec "$@"',
    'sh',
    own,
    'apt-get',
    ...options,
    'download',
    'caddy',
  ]);
  const packed = readdirSync(own).find((name) => name.endsWith('.deb')) ?? '';
  await must(['dpkg-deb', '--extract', path.join(own, packed), own]);
  return program;
}

/** The version of a Caddy. */
export async function versionOf(program: string): Promise<string> {
  return (await must([program, 'version'])).replace(/^v/, '').split(' ')[0] ?? '';
}
