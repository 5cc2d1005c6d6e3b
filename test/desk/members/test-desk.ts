import path from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { openMembers } from '../../../src/desk/members/database.ts';
import { createDoor, type Door } from '../../../src/desk/members/door.ts';
import type { Role } from '../../../src/desk/roles.ts';
import type { MemberStore } from '../../../src/desk/members/store.ts';
import { serveDoor } from '../../../src/workbench/door/routes.tsx';
import { createAuthenticator, type Authenticator } from './authenticator.ts';

export const origin = 'https://line.example';

/** The languages that a speaker can be of. */
export const languages = [
  { code: 'ht', english: 'Haitian Creole' },
  { code: 'fr', english: 'French' },
  { code: 'es', english: 'Spanish' },
] as const;

/** A desk that listens, and all that it logs. */
export interface TestDesk {
  readonly url: string;
  readonly store: MemberStore;
  readonly app: Express;
  readonly door: Door;
  readonly logged: () => string;
  /** Milliseconds that slow tries have waited, each. */
  readonly paused: readonly number[];
}

/** What a browser asks, behind the hotline's proxy. */
interface Visit {
  /** The fields of a form, in place of a body of JSON. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  readonly method?: string;
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Somebody who is signed in, and how they sign in. */
export interface Person {
  readonly id: string;
  readonly cookie: string;
  readonly passkey: Authenticator;
}

/** How a desk is started. */
export interface DeskOptions {
  readonly publicUrl?: string;
  readonly port?: number;
  /** The folder of the built scripts and style sheets. */
  readonly assets?: string;
  /** What stands behind the door. */
  readonly pages?: (door: Door) => RequestHandler;
  /** What stands before it, for whoever has an address. */
  readonly shown?: RequestHandler;
}

/** One instance of a desk in a database. */
export async function startDesk(
  databaseUrl: string,
  now: () => number = Date.now,
  {
    publicUrl = origin,
    port: wanted = 0,
    assets = path.join(import.meta.dirname, 'no-assets'),
    pages,
    shown = (_request, _response, next) => {
      next();
    },
  }: DeskOptions = {},
): Promise<TestDesk> {
  const store = await openMembers(databaseUrl);
  let logged = '';
  const paused: number[] = [];
  const log = pino({}, { write: (line: string) => (logged += line) });
  const door = await createDoor({
    store,
    publicUrl,
    languages: () => Promise.resolve(languages.map(({ code }) => code)),
    log,
    now,
    pause: (milliseconds) => {
      paused.push(milliseconds);
      return Promise.resolve();
    },
  });
  const app = express();
  app.use(
    '/desk',
    serveDoor({ door, base: '/desk', assets, languages: () => Promise.resolve(languages), shown }),
  );
  if (pages) app.use('/desk', pages(door));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/desk`, app, store, door, logged: () => logged, paused };
}

/** Asks as a page of the desk does; a header that is undefined is left out. */
export function visit(
  { url }: TestDesk,
  path: string,
  { method, body, form, cookie, headers = {} }: Visit = {},
): Promise<Response> {
  const isPost = method === 'POST' || (method === undefined && (body ?? form) !== undefined);
  const all = {
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Host': 'line.example',
    Origin: isPost ? origin : undefined,
    Cookie: cookie,
    Accept: form ? 'text/html' : 'application/json',
    'Content-Type': isPost ? `application/${form ? 'x-www-form-urlencoded' : 'json'}` : undefined,
    ...headers,
  };
  return fetch(`${url}${path}`, {
    method: isPost ? 'POST' : (method ?? 'GET'),
    redirect: 'manual',
    headers: Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ...(isPost ? { body: form ? new URLSearchParams(form).toString() : JSON.stringify(body ?? {}) } : {}),
  });
}

/** The answer of a request as JSON, whatever its status. */
export async function ask<T = Readonly<Record<string, string>>>(
  desk: TestDesk,
  path: string,
  of: Visit = {},
): Promise<T> {
  return (await visit(desk, path, of)).json() as Promise<T>;
}

export function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Makes a member with a passkey, from an invitation to the end. */
export async function join(
  desk: TestDesk,
  name: string,
  role: Role,
  languages: readonly string[] = [],
): Promise<Person> {
  const { secret } = await desk.store.invite({ role, languages }, Date.now());
  const passkey = createAuthenticator(origin);
  const options = await ask<{ challenge: string }>(desk, '/invitation/passkey', {
    body: { secret, name },
  });
  const response = await visit(desk, '/invitation/accept', {
    body: { secret, name, response: passkey.make(options) },
  });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { readonly id: string };
  return { id, cookie: cookieOf(response), passkey };
}

/** Makes a member with a passphrase, and tells the words. */
export async function joinByWords(
  desk: TestDesk,
  name: string,
): Promise<{ readonly passphrase: string; readonly cookie: string }> {
  const { secret } = await desk.store.invite({ role: 'viewer', languages: [] }, Date.now());
  const drawn = await ask(desk, '/invitation/words', { body: { secret } });
  const response = await visit(desk, '/invitation/accept', { body: { secret, name, ...drawn } });
  expect(response.status).toBe(201);
  return { passphrase: drawn.passphrase ?? '', cookie: cookieOf(response) };
}
