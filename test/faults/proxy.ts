import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one request on its way. */
export type Fate =
  | 'passed'
  /** It never reaches an instance; the connection is cut. */
  | 'dropped'
  /** An instance answers it, and the answer is lost. */
  | 'answer lost'
  /** It reaches an instance twice. */
  | 'repeated';

/** A load balancer in front of instances. */
export interface Proxy {
  readonly port: number;
  readonly close: () => Promise<void>;
  /** Which port has answered which request last, and when, in milliseconds since 1970. */
  readonly answered: () => readonly { readonly port: number; readonly at: number }[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The phone company asks three times: of these the proxy harms two at most. A browser asks once, and what it asks has no mark. */
const mostHarm = 2;

/** Passes each request to the next port; one that cannot be reached, or does not answer within so many milliseconds, is passed over, as load balancers do. */
export async function startProxy(
  ports: readonly number[],
  {
    fateOf = () => 'passed',
    patience = 3000,
  }: { readonly fateOf?: () => Fate; readonly patience?: number } = {},
): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const answered: { port: number; at: number }[] = [];
  const harmed = new Map<unknown, number>();
  let turn = 0;

  /** What becomes of a request, which is known by the mark that all its repetitions have. */
  const decide = ({ headers }: IncomingMessage): Fate => {
    const fate = fateOf();
    const mark = headers['i-twilio-idempotency-token'];
    const before = harmed.get(mark) ?? 0;
    if (mark === undefined || (fate !== 'dropped' && fate !== 'answer lost')) return fate;
    if (before >= mostHarm) return 'passed';
    harmed.set(mark, before + 1);
    return fate;
  };

  const pass = (incoming: IncomingMessage, body: Buffer, port: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = ask(
        {
          agent,
          host: '127.0.0.1',
          port,
          path: incoming.url,
          method: incoming.method,
          headers: incoming.headers,
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            answered.push({ port, at: Date.now() });
            resolve({
              status: response.statusCode ?? 502,
              headers: response.headers,
              body: Buffer.concat(parts),
            });
          });
        },
      );
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error('no answer')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  const passOn = async (incoming: IncomingMessage, body: Buffer): Promise<Answer> => {
    turn += 1;
    const first = turn;
    for (let attempt = 0; attempt < ports.length; attempt += 1) {
      const port = ports[(first + attempt) % ports.length];
      if (port === undefined) break;
      try {
        return await pass(incoming, body, port);
      } catch {
        // The next one is asked.
      }
    }
    return { status: 502, headers: {}, body: Buffer.alloc(0) };
  };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const fate = decide(incoming);
    if (fate === 'dropped') {
      incoming.socket.destroy();
      return;
    }
    if (fate === 'repeated') await passOn(incoming, body);
    const { status, headers, body: answer } = await passOn(incoming, body);
    if (fate === 'answer lost') {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(status, headers);
    outgoing.end(answer);
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    answered: () => answered,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
