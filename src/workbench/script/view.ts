import * as z from 'zod';
import type { LinePlace } from '../../speech/texts.ts';
import { textOfQuery } from '../query.ts';

/** The lines that a list can be narrowed to. */
export const shows = [
  'all',
  'open',
  'english',
  'proposed',
  'refused',
  'stale',
  'conflict',
  'unrecorded',
  'unheard',
] as const;

/** In what order lines stand: as a call goes, or what callers lose most by first. */
export const orders = ['call', 'gravest'] as const;

/** Which lines are shown, and in which order. */
export interface View {
  readonly show: (typeof shows)[number];
  readonly order: (typeof orders)[number];
  /** Words that are looked for; empty for none. */
  readonly q: string;
}

const schema = z.object({
  show: z.enum(shows).catch('all'),
  order: z.enum(orders).catch('call'),
  q: z.unknown().optional(),
});

/** The view that an address asks for; what it does not say, or says wrongly, is as usual. */
export function readView(query: unknown): View {
  const { q, ...view } = schema.parse(query);
  return { ...view, q: textOfQuery(q) };
}

/** The number of a list's page that an address asks for. */
export function readPage(value: unknown): number {
  return z.coerce.number().int().min(1).max(10_000).catch(1).parse(value);
}

/** The address of a list. */
export function listAddress(language: string, view: View, page = 1): string {
  return withQuery('/script', {
    lang: language,
    ...choicesIn(view),
    ...(page > 1 && { page: String(page) }),
  });
}

/** The address of a line, which leads on through the same list. `pages` are those of its comments or its history. */
export function lineAddress(
  { language, line }: LinePlace,
  view: View,
  pages: { readonly talk?: number; readonly past?: number } = {},
): string {
  const { talk = 1, past = 1 } = pages;
  const later = { ...(talk > 1 && { talk: String(talk) }), ...(past > 1 && { past: String(past) }) };
  return withQuery(`/script/${language}/${line}`, { ...choicesIn(view), ...later });
}

/** The parts of a view that are not as usual, as an address has them. */
function choicesIn({ show, order, q }: View): Readonly<Record<string, string>> {
  return { ...(show !== 'all' && { show }), ...(order !== 'call' && { order }), ...(q !== '' && { q }) };
}

function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? address : `${address}?${search}`;
}
