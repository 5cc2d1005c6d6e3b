import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { guides } from '../guides.ts';
import { loadProject } from '../../src/cli/project.ts';
import { firstDocument } from '../../src/edition/blocks.ts';
import { createEdition } from '../../src/edition/edition.ts';
import { createPages } from '../../src/edition/pages.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { canaryNumber } from '../test-line.ts';
import { findPort } from '../ports.ts';
import { findProgram } from '../programs.ts';

interface Host {
  readonly program: string;
  readonly packages: string;
  /** The host's own settings, around those that the edition ships. */
  readonly settings: (folder: string, edition: string, port: number) => string;
  readonly options: (file: string, folder: string) => readonly string[];
}

const hosts: readonly Host[] = [
  {
    program: 'nginx',
    packages: 'nginx-light',
    settings: (folder, edition, port) => `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log ${folder}/access.log;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${edition};
    include ${edition}/nginx.conf;
  }
}
`,
    options: (file, folder) => ['-c', file, '-p', folder],
  },
  {
    program: 'caddy',
    packages: 'caddy',
    settings: (_folder, edition, port) =>
      `{\n\tadmin off\n\tauto_https off\n}\n${readFileSync(path.join(edition, 'Caddyfile'), 'utf8')
        .replace('line.example.org {', `http://127.0.0.1:${port} {`)
        .replace('/srv/line', edition)}`,
    options: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
];

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

it.each(hosts)(
  'the static edition is served by $program with its settings, and the caller’s number is written nowhere',
  async (host) => {
    const program = findProgram(host.program, host.packages);
    const folder = mkdtempSync(path.join(tmpdir(), 'host-'));
    // A host's workers are another user.
    chmodSync(folder, 0o755);
    const edition = path.join(folder, 'edition');
    const port = await findPort();
    const { guide, speech, offers } = await loadProject(guides.faq);
    const parts = { guide, speech, offers, baseUrl: `http://127.0.0.1:${port}/` };
    for (const { path: name, content } of [...createEdition(parts), ...createPages(parts)]) {
      const file = path.join(edition, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : readFileSync(content.copyOf));
    }
    const file = path.join(folder, 'settings');
    writeFileSync(file, host.settings(folder, edition, port));
    const server = spawn(program, host.options(file, folder), {
      env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
    let output = '';
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (data: Buffer) => (output += data.toString()));
    onTestFinished(async () => {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    const index = `http://127.0.0.1:${port}/index.html`;
    await expect
      .poll(
        () =>
          fetch(index).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);

    const clock = createInstantClock();
    const record = await placeCall({
      line: { voiceUrl: `http://127.0.0.1:${port}/${firstDocument}`, voiceMethod: 'GET' },
      authToken: 'none',
      from: canaryNumber,
      clock,
      caller: createScript(clock, [{ press: '1' }, { press: '1' }]),
    });
    expect([record.failure, record.ended]).toEqual([undefined, 'line']);
    // One that is not there, too: what fails is what hosts like to write down.
    await fetch(`http://127.0.0.1:${port}/nowhere.xml?From=${encodeURIComponent(canaryNumber)}`);
    for (const settings of ['nginx.conf', 'Caddyfile']) {
      expect((await fetch(`http://127.0.0.1:${port}/${settings}`)).status).toBe(404);
    }
    const digits = canaryNumber.slice(1);
    expect(output).not.toContain(digits);
    expect(everyFile(folder).filter((one) => readFileSync(one).includes(digits))).toEqual([]);
  },
);
