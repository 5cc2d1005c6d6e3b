import { setTimeout as sleep } from 'node:timers/promises';
import { authToken, publicUrl } from '../built-line.ts';
import { inspect } from './engine.ts';
import { must, run } from './program.ts';

/** The image that is tested. */
export const imageName = 'localhost/biometrics-line:test';

/** The network of the containers; it exists in a namespace of this test's own alone. */
export const networkName = 'line-test';

/** How docs/compose/compose.yaml has an instance run. */
export const careful: readonly string[] = [
  '--read-only',
  '--read-only-tmpfs=false',
  '--tmpfs=/tmp',
  '--cap-drop=ALL',
  '--security-opt=no-new-privileges',
  '--memory=256m',
  '--pids-limit=200',
];

const settings: Readonly<Record<string, string>> = {
  PUBLIC_URL: publicUrl,
  TWILIO_AUTH_TOKEN: authToken,
  GUIDANCE: 'faq',
  REVIEWED_ONLY: 'off',
};

/** The options that give a container of the line its settings. */
export function withSettings(more: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries({ ...settings, ...more }).map(([name, value]) => `--env=${name}=${value}`);
}

/** Starts a container of the line and gives its address once it is ready. */
export async function startLine(name: string, options: readonly string[] = []): Promise<string> {
  await must([
    ...['podman', 'run', '--detach', '--name', name, '--network', networkName, '--network-alias', 'line'],
    ...careful,
    ...withSettings(),
    ...options,
    imageName,
  ]);
  return whenReady(name);
}

/** The address of a container, once it is ready. Throws with its log where that takes more than 20 s. */
export async function whenReady(name: string): Promise<string> {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const { code, said } = await run([
      'podman',
      'inspect',
      '--format',
      '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}',
      name,
    ]);
    const origin = `http://${said.trim()}:3000`;
    if (code === 0 && said.trim() !== '' && (await isReady(origin))) return origin;
    await sleep(50);
  }
  throw new Error(`${name} is not ready after 20 s: ${await logOf(name)}`);
}

/** Whether a line says that it is ready. */
export function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
    ({ status }) => status === 200,
    () => false,
  );
}

/** What /readyz says is amiss. */
export async function amissOf(origin: string): Promise<readonly string[]> {
  const answer = (await (await fetch(`${origin}/readyz`)).json()) as { readonly amiss: readonly string[] };
  return answer.amiss;
}

/** What a container has written. */
export async function logOf(name: string): Promise<string> {
  return (await run(['podman', 'logs', name])).said;
}

/** Stops a container as its operator would, and tells how long that took and its exit code. */
export async function stopLine(name: string): Promise<{ readonly seconds: number; readonly code: number }> {
  const began = Date.now();
  await must(['podman', 'stop', '--time', '15', name]);
  return { seconds: (Date.now() - began) / 1000, code: Number(await inspect(name, '{{.State.ExitCode}}')) };
}

/** Ends a container, and forgets it and what it had. */
export async function remove(...names: readonly string[]): Promise<void> {
  await run(['podman', 'rm', '--force', '--time', '0', '--volumes', ...names]);
}
