import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, run } from './program.ts';

/** Debian's packages that it takes, each with a program of it. */
const packages: Readonly<Record<string, string>> = {
  buildah: '/usr/bin/buildah',
  podman: '/usr/bin/podman',
  runc: '/usr/sbin/runc',
  debootstrap: '/usr/sbin/debootstrap',
  netavark: '/usr/lib/podman/netavark',
  'aardvark-dns': '/usr/lib/podman/aardvark-dns',
  iptables: '/usr/sbin/iptables',
  iproute2: '/usr/sbin/ip',
  caddy: '/usr/bin/caddy',
};

/** Installs what is missing. Throws, saying why this machine cannot run containers, where it cannot. */
export async function prepareMachine(): Promise<string> {
  const cannot = 'this machine cannot build and run the image';
  if (process.platform !== 'linux') throw new Error(`${cannot}: it needs Linux (Debian)`);
  if (process.getuid?.() !== 0) throw new Error(`${cannot}: it needs root`);
  const missing = Object.keys(packages).filter((name) => !existsSync(packages[name] ?? ''));
  if (missing.length > 0) {
    await run(['apt-get', 'update']);
    const { code, said } = await run(['apt-get', 'install', '-y', '--no-install-recommends', ...missing], {
      environment: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (code !== 0)
      throw new Error(
        `${cannot}: apt-get install ${missing.join(' ')} ended with ${code}: ${said.slice(-500)}`,
      );
  }
  const { code, said } = await run(['unshare', '--net', '--mount', 'true']);
  if (code !== 0) throw new Error(`${cannot}: it may make no namespaces (${said.trim()})`);
  return missing.length === 0 ? 'all is installed' : `installed ${missing.join(', ')}`;
}

/** Has the engine keep all that it keeps in this folder, and gives the environment that says so. */
export function configureEngine(folder: string): Readonly<Record<string, string>> {
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  mkdirSync(folder, { recursive: true });
  const policy = write('policy.json', '{"default":[{"type":"insecureAcceptAnything"}]}\n');
  return {
    CONTAINERS_STORAGE_CONF: write(
      'storage.conf',
      `[storage]\ndriver="overlay"\ngraphroot="${folder}/graph"\nrunroot="${folder}/run"\n`,
    ),
    CONTAINERS_REGISTRIES_CONF: write('registries.conf', 'unqualified-search-registries = ["docker.io"]\n'),
    // Few machines that run tests let limits be raised, or have systemd.
    CONTAINERS_CONF: write(
      'containers.conf',
      [
        '[containers]',
        'default_ulimits=["nofile=20000:20000","nproc=4096:4096"]',
        '[engine]',
        'runtime="runc"',
        'cgroup_manager="cgroupfs"',
        'events_logger="file"',
        `tmp_dir="${folder}/tmp"`,
        '[network]',
        'network_backend="netavark"',
        `network_config_dir="${folder}/networks"`,
        '',
      ].join('\n'),
    ),
    POLICY: policy,
    DISABLE_HC_SYSTEMD: 'true',
    TMPDIR: folder,
  };
}

/** Ends and forgets every container that this folder's engine has, with its volumes. */
export async function removeContainers(): Promise<void> {
  await run(['podman', 'rm', '--all', '--force', '--time', '0', '--volumes'], { patience: 60_000 });
}

/** The field of what podman tells of something, by a Go template. */
export function inspect(
  name: string,
  template: string,
  kind: 'container' | 'image' = 'container',
): Promise<string> {
  return must(['podman', kind, 'inspect', '--format', template, name]);
}
