import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { hum } from './hum.ts';

/** A request for speech, as it came. */
export interface SpeechRequest {
  readonly Engine: string;
  readonly VoiceId: string;
  readonly LanguageCode?: string;
  readonly OutputFormat: string;
  readonly SampleRate: string;
  readonly Text: string;
  readonly TextType?: string;
}

/** What it answers: speech; an error of the API by its name; an answer that breaks off; nothing, ever. */
export type PollyAnswer = 'speech' | 'cut' | 'hold' | { readonly error: string; readonly status?: number };

/** A small server that plays Amazon Polly's API, and is asked in its stead until the test ends. */
interface PollyServer {
  readonly requests: readonly SpeechRequest[];
}

/** Starts it, with credentials that it knows in the environment; each request is answered as `answer` says. */
export async function startPolly(
  answer: (request: SpeechRequest, count: number) => PollyAnswer = () => 'speech',
  chargeFor: (text: string) => number = (text) => text.length,
): Promise<PollyServer> {
  const requests: SpeechRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const isSigned = /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/us-east-1\/polly\/aws4_request/.test(
        request.headers.authorization ?? '',
      );
      const fail = (name: string, status: number): void => {
        response.writeHead(status, { 'Content-Type': 'application/json', 'x-amzn-ErrorType': name });
        response.end(JSON.stringify({ message: `this is ${name}` }));
      };
      if (request.method !== 'POST' || request.url !== '/v1/speech') {
        fail('UnknownOperationException', 404);
        return;
      }
      if (!isSigned) {
        fail('UnrecognizedClientException', 403);
        return;
      }
      const asked = JSON.parse(body) as SpeechRequest;
      requests.push(asked);
      const answered = answer(asked, requests.length);
      if (answered === 'hold') return;
      if (typeof answered === 'object') {
        fail(answered.error, answered.status ?? 400);
        return;
      }
      const [, rate = '100', marked] =
        /^<speak><prosody rate="(\d+)%">(.*)<\/prosody><\/speak>$/.exec(asked.Text) ?? [];
      const text = marked ?? asked.Text;
      const sound = hum(text, Number(rate));
      response.writeHead(200, {
        'Content-Type': 'audio/pcm',
        'Content-Length': sound.length,
        'x-amzn-RequestCharacters': chargeFor(text),
      });
      if (answered === 'speech') response.end(sound);
      else response.write(sound.subarray(0, 100), () => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const environment = {
    AWS_ENDPOINT_URL_POLLY: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'KEY',
    AWS_SECRET_ACCESS_KEY: 'SECRET',
    AWS_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  return { requests };
}
