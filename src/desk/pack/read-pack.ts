import { createHash } from 'node:crypto';
import * as z from 'zod';
import { packEnd, packHead, packItem, type Pack, type PackItem } from './format.ts';

/** The hash by which a pack's file is known: SHA-256, in hex. */
export function packHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads a pack from the bytes of its file. Throws an Error that names the file and the line where it is none, is cut short, or a sound is not the
 * one that it was.
 */
export function readPack(file: string, bytes: Buffer): Pack {
  const [first = '', ...rest] = bytes.toString('utf8').split('\n');
  const lines = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  const head = readLine(file, 1, first, packHead);
  const end = packEnd.safeParse(parse(lines.at(-1) ?? ''));
  const items = lines.slice(0, -1);
  if (!end.success || end.data.items !== items.length) {
    throw new Error(`${file}: is cut short, or something is missing in it: have it sent once more`);
  }
  return { head, items: items.map((line, index) => readItem(file, index + 2, line)) };
}

function readItem(file: string, number: number, line: string): PackItem {
  const item = readLine(file, number, line, packItem);
  if (item.kind === 'recording' && packHash(Buffer.from(item.sound, 'base64')) !== item.hash) {
    throw new Error(
      `${file}:${number}: the sound of "${item.line}" is damaged: have the file sent once more`,
    );
  }
  return item;
}

function readLine<T>(file: string, number: number, line: string, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parse(line));
  if (read.success) return read.data;
  const what = number === 1 ? 'is no pack of a language, or one of a later release' : 'is no part of a pack';
  throw new Error(`${file}:${number}: ${what}: ${z.prettifyError(read.error).slice(0, 300)}`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
