import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { findProgram } from '../programs.ts';
import { publicUrl } from '../test-line.ts';
import { makeFolder } from './line.ts';

const { host } = new URL(publicUrl);

/**
 * What stands before several instances: it ends TLS, says so, and gives each request to the next instance. Gives how a browser is opened that finds it at the
 * line's address.
 */
export async function startFront(ports: readonly number[]): Promise<readonly string[]> {
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
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return [`--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'];
}

/** A key, and a certificate for it that nobody else has signed. */
function makeCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = makeFolder();
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const options = ['req', '-x509', ...kind, '-keyout', key, '-out', cert, '-subj', `/CN=${host}`];
  execFileSync(findProgram('openssl', 'openssl'), options, { stdio: 'pipe' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
