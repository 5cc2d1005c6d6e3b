import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { must, run } from './program.ts';

/** The image that the Dockerfile starts from, and what stands in for it here. */
export const baseName = 'docker.io/library/node:24-slim';

const entrypoint = `#!/bin/sh
set -e
# As the image of Node's: what is no program is an argument of node.
if [ "\${1#-}" != "\${1}" ] || [ -z "$(command -v "\${1}")" ]; then
  set -- node "$@"
fi
exec "$@"
`;

/**
 * Makes a stand-in for Node's image out of Debian's packages, the Node and the npm of the npm registry, and a user "node" with the number 1000, as that
 * image has. No registry of images is asked. Where it is there already, it is left.
 */
export async function makeBase(folder: string): Promise<string> {
  if ((await run(['podman', 'image', 'exists', baseName])).code === 0) return 'it is there';
  const root = path.join(folder, 'base');
  const tools = path.join(folder, 'tools');
  rmSync(root, { recursive: true, force: true });
  const { arch } = process;
  mkdirSync(tools, { recursive: true });
  writeFileSync(path.join(tools, 'package.json'), '{"private":true}\n');
  const release = /VERSION_CODENAME=(\w+)/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'bookworm';
  await Promise.all([
    must(['debootstrap', '--variant=minbase', release, root]),
    must(['npm', 'install', '--prefix', tools, '--no-save', `node-linux-${arch}@24`, 'npm@11']),
  ]);
  const local = path.join(root, 'usr/local');
  const modules = path.join(local, 'lib/node_modules');
  mkdirSync(modules, { recursive: true });
  mkdirSync(path.join(local, 'etc'), { recursive: true });
  copyFileSync(path.join(tools, `node_modules/node-linux-${arch}/bin/node`), path.join(local, 'bin/node'));
  cpSync(path.join(tools, 'node_modules/npm'), path.join(modules, 'npm'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(local, 'bin/npm'));
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', path.join(local, 'bin/npx'));
  writeFileSync(path.join(local, 'bin/docker-entrypoint.sh'), entrypoint, { mode: 0o755 });
  await trustWhatThisMachineTrusts(root);
  await must(['chroot', root, 'groupadd', '--gid', '1000', 'node']);
  await must(['chroot', root, 'useradd', '--uid', '1000', '--gid', 'node', '--create-home', 'node']);
  for (const rest of [
    'var/cache/apt/archives',
    'var/lib/apt/lists',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
  ])
    rmSync(path.join(root, rest), { recursive: true, force: true });
  const archive = path.join(folder, 'base.tar');
  await must(['tar', '-C', root, '--numeric-owner', '--one-file-system', '-cf', archive, '.']);
  await must([
    'podman',
    'import',
    '--signature-policy',
    process.env.POLICY ?? '',
    ...[
      'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'CMD ["node"]',
    ].flatMap((change) => ['--change', change]),
    archive,
    baseName,
  ]);
  rmSync(archive);
  rmSync(root, { recursive: true, force: true });
  return `Debian ${release}, Node 24 and npm 11`;
}

/** Lets npm in the image reach the registry that this machine uses, by the certificates that it trusts. */
async function trustWhatThisMachineTrusts(root: string): Promise<void> {
  const certificates = '/etc/ssl/certs/ca-certificates.crt';
  const registry = await must(['npm', 'config', 'get', 'registry']);
  const lines = [`registry=${registry}`];
  if (existsSync(certificates)) {
    mkdirSync(path.join(root, 'etc/ssl/certs'), { recursive: true });
    copyFileSync(certificates, path.join(root, certificates));
    lines.push(`cafile=${certificates}`);
  }
  writeFileSync(path.join(root, 'usr/local/etc/npmrc'), `${lines.join('\n')}\n`);
}
