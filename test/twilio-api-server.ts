import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to Twilio's API, as it came. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly form: Readonly<Record<string, string>>;
}

/** What the API answers; `hold` answers never. */
export type ApiAnswer =
  | { readonly status: number; readonly body?: unknown }
  | { readonly status: number; readonly sound: Uint8Array }
  | 'hold';

/** A small server that plays Twilio's API. */
export interface TwilioApi {
  readonly url: string;
  readonly requests: readonly ApiRequest[];
}

/** Starts it; each request is answered as `answer` says. */
export async function openTwilioApi(
  answer: (request: ApiRequest, count: number) => ApiAnswer,
): Promise<TwilioApi & { readonly close: () => Promise<void> }> {
  const requests: ApiRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const asked: ApiRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization ?? '',
        form: Object.fromEntries(new URLSearchParams(body)),
      };
      requests.push(asked);
      const answered = answer(asked, requests.length);
      if (answered === 'hold') return;
      if ('sound' in answered) {
        response.writeHead(answered.status, { 'Content-Type': 'audio/x-wav' });
        response.end(answered.sound);
        return;
      }
      response.writeHead(answered.status, { 'Content-Type': 'application/json' });
      response.end(answered.body === undefined ? '' : JSON.stringify(answered.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** An error as Twilio's API tells it. */
export const apiError = (status: number, code: number): ApiAnswer => ({
  status,
  body: { status, code, message: 'no', more_info: '' },
});
