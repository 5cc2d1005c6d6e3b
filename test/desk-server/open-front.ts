import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../programs.ts';
import { publicUrl } from '../built-line.ts';

const { host } = new URL(publicUrl);

/** What stands before instances. */
interface Front {
  /** How a browser is opened that finds it at the line's address. */
  readonly options: readonly string[];
  readonly close: () => void;
}

/** Stands before several instances: it ends TLS, says so, and gives each request to the next instance. */
export async function openFront(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const server = createServer(makeCertificate(), (request, response) => {
    turn += 1;
    const onward = ask({
      host: '127.0.0.1',
      port: ports[turn % ports.length],
      path: request.url,
      method: request.method,
      headers: { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': request.headers.host },
    });
    onward.on('response', (answer: IncomingMessage) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    options: [`--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A key, and a certificate for it that nobody else has signed. */
function makeCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'front-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const options = ['req', '-x509', ...kind, '-keyout', key, '-out', cert, '-subj', `/CN=${host}`];
  execFileSync(findProgram('openssl', 'openssl'), options, { stdio: 'pipe' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}
