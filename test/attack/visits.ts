import { publicUrl, type Instance } from '../built-line.ts';
import { ask, toBody, type Answer } from './asking.ts';

/** The password of the usage page. */
export const password = 'a long password of the hotline';
/** The settings with which there is a usage page. */
export const usageSettings = { USAGE_PASSWORD: password };

/** What is asked of the usage page. */
export interface Visit {
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks as a browser behind the hotline's proxy does, or as `headers` say otherwise. */
export function visit(
  { port }: Pick<Instance, 'port'>,
  { path: page = '', form, cookie, headers = {} }: Visit,
): Promise<Answer> {
  const all: Record<string, string> = {
    'X-Forwarded-Proto': 'https',
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    ...(form ? { Origin: publicUrl, 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    ...headers,
  };
  // A header that is set to nothing is not sent.
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  return ask(port, {
    method: form ? 'POST' : 'GET',
    path: `/usage${page}`,
    headers: sent,
    body: form ? toBody(form) : '',
    patience: 30,
  });
}

/** Logs in, and gives the cookie. Throws where that is refused. */
export async function logIn(line: Pick<Instance, 'port'>, address = '192.0.2.1'): Promise<string> {
  const answer = await visit(line, {
    path: '/login',
    form: { password },
    headers: { 'X-Forwarded-For': address },
  });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  if (answer.status !== 303) throw new Error(`the log-in is answered with ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}
