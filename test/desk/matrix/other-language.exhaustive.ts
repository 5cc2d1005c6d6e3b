import { expect, it } from 'vitest';
import type { BenchLine } from '../../../src/desk/bench-line.ts';
import type { Bench } from '../../../src/desk/bench.ts';
import { pagesOf } from '../../../src/workbench/all-pages.ts';
import { createCalls } from '../../../src/workbench/phone/calls.ts';
import { startTestDesk, type TestDeskSite } from '../../workbench/test-desk-site.ts';
import { agree, cleo, dora, takeFor } from '../benches.ts';

const place = { language: 'es', line: 'safe' };
const ways = { script: '/script/es/safe', listen: '/studio/listen' } as const;

/** A request over a line as it stands now, and what has to stand there first. */
interface Try {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly sound?: Buffer;
}
type Prepare = (bench: Bench, line: BenchLine) => Promise<unknown>;

const nothing: Prepare = () => Promise.resolve();
const propose: Prepare = (bench, { text = '', seen }) =>
  bench.write(cleo, place, { text: text.replace(/\.$/, ', de verdad.'), seen, meaning: undefined });
const record: Prepare = (bench, { text = '', seen }) =>
  bench.keep(cleo, place, { bytes: takeFor(text), seen });

const inScript =
  (form: (line: BenchLine) => Readonly<Record<string, string>>): ((line: BenchLine) => Try) =>
  (line) => ({ path: ways.script, form: form(line) });
const inStudio =
  (what: 'check' | 'keep'): ((line: BenchLine) => Try) =>
  ({ text = '', seen }) => ({
    path: `/studio/${what}?${new URLSearchParams({ lang: place.language, line: place.line, seen }).toString()}`,
    sound: takeFor(text),
  });
const soundOf = ({ take }: BenchLine): string => take?.sound ?? '';
const proposalOf = ({ proposal }: BenchLine): string => String(proposal?.number);

/** Asks as a member; gives the status. */
async function ask(
  { origin, as }: TestDeskSite,
  who: 'dora' | 'hugo',
  { path, form, sound }: Try,
): Promise<number> {
  const type = sound ? { 'Content-Type': 'audio/wav' } : {};
  const { status } = await fetch(`${origin}/desk${path}`, {
    method: form || sound ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { ...as(who), ...type },
    ...(sound ? { body: new Uint8Array(sound) } : form ? { body: new URLSearchParams(form) } : {}),
  });
  return status;
}

it.each<[string, Prepare, (line: BenchLine) => Try]>([
  [
    'propose words',
    nothing,
    inScript(({ text = '', seen }) => ({ act: 'words', text: text.replace(/\.$/, ', claro.'), seen })),
  ],
  ['review', nothing, inScript(({ seen, seenEnglish }) => ({ act: 'review', seen, seenEnglish }))],
  ['mark words as wrong', nothing, inScript(({ seen }) => ({ act: 'wrong', seen, why: 'No.' }))],
  ['accept words', propose, inScript((line) => ({ act: 'accept', proposal: proposalOf(line) }))],
  [
    'decline words',
    propose,
    inScript((line) => ({ act: 'decline', proposal: proposalOf(line), why: 'No.' })),
  ],
  ['comment', nothing, inScript(() => ({ act: 'comment', text: 'Hm.' }))],
  ['check a take', nothing, inStudio('check')],
  ['keep a take', nothing, inStudio('keep')],
  ['hear a take', record, (line) => ({ path: `/sound/line/es/safe/${soundOf(line)}.wav` })],
  ...(['approved', 'refused'] as const).flatMap((verdict): [string, Prepare, (line: BenchLine) => Try][] => [
    [
      `find a take ${verdict}, in the script`,
      record,
      inScript((line) => ({ act: 'heard', sound: soundOf(line), verdict })),
    ],
    [
      `find a take ${verdict}, in the studio`,
      record,
      (line) => ({ path: ways.listen, form: { ...place, sound: soundOf(line), verdict, why: 'So it is.' } }),
    ],
  ]),
])(
  'a speaker of another language cannot %s, over what stands there now; a speaker of this one can',
  async (_what, prepare, tryOn) => {
    const desk = await startTestDesk((site) => pagesOf(site, createCalls(site)));
    const lineNow = async (): Promise<BenchLine> => {
      const line = await desk.bench.line(place);
      if (!line) throw new Error('there is no line');
      return line;
    };
    for (const member of [cleo, dora]) await agree(desk.bench, member);
    await prepare(desk.bench, await lineNow());
    const before = [await lineNow(), await desk.bench.history(place)] as const;
    const wanted = tryOn(before[0]);
    expect(await ask(desk, 'hugo', wanted)).toBe(403);
    expect([await lineNow(), await desk.bench.history(place)]).toEqual(before);
    expect(await ask(desk, 'dora', wanted)).toBe(200);
  },
  30_000,
);
