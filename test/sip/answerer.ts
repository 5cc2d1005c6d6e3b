import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** A call that has come in over SIP, to be answered with sound. */
export interface SipCall {
  /** Where the caller hears, and this side hears the caller. */
  readonly media: Socket;
  readonly hearsAt: { readonly address: string; readonly port: number };
  /** The payload type of keys, as the caller named it. */
  readonly keyType: number;
  /** Aborts when the caller hangs up. */
  readonly gone: AbortSignal;
  readonly hangUp: () => void;
}

/** Answers SIP calls on the loopback address. */
interface Answerer {
  readonly port: number;
  readonly close: () => void;
}

interface Message {
  readonly start: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

const here = '127.0.0.1';

/** Listens for calls; each INVITE is answered at once, and given to `onCall` when it is acknowledged (RFC 3261, as much of it as one caller on one machine needs). */
export async function listenForCalls(onCall: (call: SipCall) => void): Promise<Answerer> {
  const socket = await bind();
  const { port } = socket.address();
  const calls = new Map<string, { readonly gone: AbortController; readonly begin: () => void }>();

  const invite = async (message: Message, from: RemoteInfo): Promise<void> => {
    const id = one(message, 'call-id');
    if (calls.has(id)) return;
    const media = await bind();
    const gone = new AbortController();
    const tag = `;tag=line-${media.address().port}`;
    const hearsAt = {
      address: /^c=IN IP4 (\S+)/m.exec(message.body)?.[1] ?? from.address,
      port: Number(/^m=audio (\d+)/m.exec(message.body)?.[1] ?? 0),
    };
    const keyType = Number(/^a=rtpmap:(\d+) telephone-event\/8000/m.exec(message.body)?.[1] ?? 101);
    const hangUp = (): void => {
      if (gone.signal.aborted) return;
      const contact = /<([^>]+)>/.exec(one(message, 'contact'))?.[1] ?? '';
      const bye = [
        `BYE ${contact} SIP/2.0`,
        `Via: SIP/2.0/UDP ${here}:${port};branch=z9hG4bK-${media.address().port}`,
        'Max-Forwards: 70',
        `From: ${one(message, 'to')}${tag}`,
        `To: ${one(message, 'from')}`,
        `Call-ID: ${id}`,
        'CSeq: 1 BYE',
        'Content-Length: 0',
      ];
      socket.send(`${bye.join('\r\n')}\r\n\r\n`, from.port, from.address);
    };
    calls.set(id, {
      gone,
      begin: () => {
        onCall({ media, hearsAt, keyType, gone: gone.signal, hangUp });
      },
    });
    const sdp = toSdp(media.address(), keyType);
    socket.send(toAnswer(message, '200 OK', tag, port, sdp), from.port, from.address);
  };
  socket.on('message', (bytes, from) => {
    const message = readMessage(bytes.toString());
    const call = calls.get(one(message, 'call-id'));
    const [method] = message.start.split(' ');
    if (method === 'INVITE') void invite(message, from);
    if (method === 'ACK') call?.begin();
    if (method === 'BYE') {
      socket.send(toAnswer(message, '200 OK', '', port), from.port, from.address);
      call?.gone.abort();
    }
  });
  return {
    port,
    close: () => {
      socket.close();
    },
  };
}

async function bind(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, here, resolve));
  return socket;
}

function readMessage(text: string): Message {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [start = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return { start, headers, body };
}

function one({ headers }: Message, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

function toAnswer(message: Message, status: string, tag: string, port: number, sdp = ''): string {
  const lines = [
    `SIP/2.0 ${status}`,
    ...(message.headers.get('via') ?? []).map((via) => `Via: ${via}`),
    `From: ${one(message, 'from')}`,
    `To: ${one(message, 'to')}${tag}`,
    `Call-ID: ${one(message, 'call-id')}`,
    `CSeq: ${one(message, 'cseq')}`,
    `Contact: <sip:line@${here}:${port}>`,
    ...(sdp === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${Buffer.byteLength(sdp)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${sdp}`;
}

function toSdp({ port }: AddressInfo, keyType: number): string {
  return [
    'v=0',
    `o=line 1 1 IN IP4 ${here}`,
    's=line',
    `c=IN IP4 ${here}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 0 ${keyType}`,
    'a=rtpmap:0 PCMU/8000',
    `a=rtpmap:${keyType} telephone-event/8000`,
    '',
  ].join('\r\n');
}
