import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { findPort } from '../ports.ts';
import { findProgram } from '../programs.ts';

/** Runs nginx before these ports, each request to the next one, until the test ends; gives its own port. */
export async function startNginx(ports: readonly number[]): Promise<number> {
  const port = await findPort();
  const folder = mkdtempSync(path.join(tmpdir(), 'nginx-'));
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off;
pid ${folder}/nginx.pid;
error_log /dev/null;
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  upstream line {
${ports.map((one) => `    server 127.0.0.1:${one} max_fails=0;`).join('\n')}
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://line;
      proxy_set_header Host $host;
      proxy_connect_timeout 1s;
    }
  }
}
`,
  );
  const nginx = spawn(findProgram('nginx', 'nginx-light'), ['-c', file, '-p', folder], { stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => nginx.once('close', resolve));
    nginx.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return port;
}
