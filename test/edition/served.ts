import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { firstDocument } from '../../src/edition/blocks.ts';
import { createEdition, type EditionParts } from '../../src/edition/edition.ts';
import { createPages } from '../../src/edition/pages.ts';
import { guides } from '../guides.ts';
import { loadProject, type Project } from '../../src/cli/project.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript, type Step } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import { canaryNumber } from '../test-line.ts';

/** An edition that is served, and the folder it is served from. */
export interface Served extends EditionParts {
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** An edition served from a folder by a plain file server that knows nothing of phones. */
export async function serve(project?: Project): Promise<Served> {
  const { guide, speech, offers } = project ?? (await loadProject(guides.faq));
  const folder = mkdtempSync(path.join(tmpdir(), 'edition-'));
  const server = createServer(({ url = '' }, response) => {
    const file = path.join(folder, new URL(url, 'http://here').pathname);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': file.endsWith('.xml') ? 'text/xml' : 'audio/wav' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const parts = { guide, speech, offers, baseUrl };
  for (const { path: name, content } of [...createEdition(parts), ...createPages(parts)]) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : readFileSync(content.copyOf));
  }
  const stop = async (): Promise<void> => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  };
  return { ...parts, folder, stop };
}

/** A call to it, which must not fail. */
export async function call(
  { baseUrl }: Served,
  steps: readonly Step[],
  start: string = firstDocument,
): Promise<CallRecord> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: baseUrl + start, voiceMethod: 'GET' },
    authToken: 'none',
    from: canaryNumber,
    clock,
    caller: createScript(clock, steps),
  });
  expect(record.failure).toBeUndefined();
  return record;
}

/** The path of each document of a call, without the folder's own address. */
export const pathsOf = ({ requests }: CallRecord): readonly string[] =>
  requests.map(({ url }) => new URL(url).pathname.slice(1)).filter((name) => name.endsWith('.xml'));

/** The documents that a document's keys lead to, in the order in which they are offered. */
export function keysOf({ folder, baseUrl }: Served, document: string): readonly string[] {
  const xml = readFileSync(path.join(folder, document), 'utf8');
  return [...xml.matchAll(/<Gather[^>]* action="([^"]+)"/g)].map(([, to = '']) => to.replace(baseUrl, ''));
}

/** The fewest presses from a document to each that its keys reach: which of the choices is taken, from 0. */
export function pathsFrom(served: Served, start: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>([[start, []]]);
  for (const [document, taken] of found) {
    keysOf(served, document).forEach((to, index) => {
      if (!found.has(to)) found.set(to, [...taken, index]);
    });
  }
  return found;
}

/** Waits for a choice, and takes it by any key. */
export const take = (index: number): readonly Step[] => [
  ...Array.from({ length: index }, (): Step => ({ silence: true })),
  { press: '5' },
];
