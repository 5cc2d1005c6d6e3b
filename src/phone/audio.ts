import { toAsked, within } from './attempt.ts';
import { CallFailure, codes } from './failure.ts';
import { readOverrides, type FailureKind } from './overrides.ts';
import type { Asking } from './asking.ts';
import { waveSeconds } from './wave.ts';

const mostSeconds = 15;

/**
 * Fetches a recording and decodes it; gives its seconds. Recordings are asked without call parameters or
 * signature. Throws a CallFailure where it is not 2xx, not audio, or does not decode; only WAV is decoded.
 */
export async function fetchRecording(asking: Asking, url: string): Promise<number> {
  const fail = (code: number, message: string, cause?: unknown): CallFailure =>
    new CallFailure(code, url, message, { cause });
  const [response, bytes] = await fetchRepeatedly(asking, url).catch((cause: unknown) => {
    throw fail(codes.connectionFailure, 'the recording cannot be fetched', cause);
  });
  if (!response.ok) throw fail(codes.httpFailure, `the recording's answer is ${response.status}`);
  const type = response.headers.get('content-type') ?? '';
  if (!/^audio\//i.test(type)) throw fail(codes.media, `the recording's Content-Type is "${type}"`);
  try {
    return waveSeconds(bytes);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw fail(codes.media, `the recording (${type}) does not decode: ${why}`, cause);
  }
}

/** Fetches an address as often as its fragment says; rejects where nothing was answered in the end. */
async function fetchRepeatedly(asking: Asking, url: string): Promise<readonly [Response, Buffer]> {
  const address = new URL(url);
  const { retries, retryOn } = readOverrides(address.hash);
  address.hash = '';
  for (let tried = 0; ; tried += 1) {
    const mayRetry = (kind: FailureKind): boolean => tried < retries && retryOn.includes(kind);
    let failed: FailureKind = 'rt';
    try {
      const fetched = await within(asking, mostSeconds, async (signal) => {
        try {
          const answer = await (asking.fetch ?? fetch)(toAsked(address, asking), { signal });
          return [answer, Buffer.from(await answer.arrayBuffer())] as const;
        } catch (cause) {
          if (!signal.aborted) failed = 'ct';
          throw cause;
        }
      });
      if (fetched[0].status < 500 || !mayRetry('5xx')) return fetched;
    } catch (cause) {
      if (!mayRetry(failed)) throw cause;
    }
  }
}
