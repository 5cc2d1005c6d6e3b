import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** A log-in, as it is in the cookie of whoever has made it. */
export interface Session {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Makes and reads the cookies of log-ins. */
interface Sessions {
  /** Whether a password is the right one; 'busy' while too many others are waiting to be told. */
  readonly isPassword: (given: string) => Promise<boolean | 'busy'>;
  /** A new log-in's cookie, and until when it holds. */
  readonly open: (now: number) => { readonly value: string; readonly until: number };
  /** The log-in of a cookie; undefined for one that is forged, of another password, or over. */
  readonly read: (value: string, now: number) => Session | undefined;
}

const hours = 8;
/** Passwords that wait to be checked, each some hundredths of a second. */
const mostWaiting = 50;

/**
 * Log-ins whose cookies are signed with a key that is made from the password: instances with the same password agree without a word, and a new password
 * ends every log-in. The key is made slowly, so that a stolen cookie does not help in guessing; and so is that of each password that is tried, one after
 * the other, which is all that many strangers from many addresses can do.
 */
export async function createSessions(password: string): Promise<Sessions> {
  const derive = (from: string): Promise<Buffer> =>
    promisify(scrypt)(from, 'biometrics line: usage', 32) as Promise<Buffer>;
  const key = await derive(password);
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    isPassword: (given) => {
      if (waiting >= mostWaiting) return Promise.resolve('busy');
      waiting += 1;
      const checked = last.then(async () => timingSafeEqual(await derive(given), key));
      last = checked.then(
        () => (waiting -= 1),
        () => (waiting -= 1),
      );
      return checked;
    },
    open: (now) => {
      const until = now + hours * 3_600_000;
      const text = `${randomBytes(12).toString('base64url')}.${until}`;
      return { value: `${text}.${sign(text).toString('base64url')}`, until };
    },
    read: (value, now) => {
      const [id = '', end = '', signature = ''] = value.split('.');
      const expected = sign(`${id}.${end}`);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const until = Number(end);
      return until > now ? { id, until } : undefined;
    },
  };
}
