import type { Choice } from './choice.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey } from './ids.ts';
import type { Offers } from './offers.ts';
import type { Spoken, Utterance } from './utterance.ts';
import { officesAtOnce, type NearOffice, type Offices, type OfficeLines } from './near.ts';
import { canNameItself, tellOpening } from './told.ts';

/** Where a telephone number has pauses. */
const groups = [
  [0, 3],
  [3, 6],
  [6, 10],
] as const;

/** What is said of an office: how far, its name and place, whom it helps, and its number twice. */
export function tellOffice(
  guide: Guide,
  { lines }: Offices,
  office: NearOffice,
  offers: Offers,
  caller: Language,
): readonly Utterance[] {
  const { name, place, isOnlyUscis, extension } = office;
  const number = digitsOf(lines, office.digits);
  const inner = extension === undefined ? [] : [lines.extension, ...slowly(lines, extension)];
  return [
    ...tellWhere(lines, office),
    { name },
    ...(place === undefined ? [] : [{ name: place }]),
    ...(isOnlyUscis ? [lines.onlyUscis] : []),
    ...tellOwn(guide, lines, office.own, offers, caller),
    ...tellCalled(guide, lines, office),
    lines.number,
    ...number,
    ...inner,
    { pause: 1 },
    lines.again,
    ...number,
    ...inner,
  ];
}

function tellWhere(lines: OfficeLines, { where, own }: NearOffice): readonly Utterance[] {
  const mine = own ? [lines.own] : [];
  if (where === 'anywhere') return mine;
  if (where === 'state') return [...mine, lines.inState];
  if ('court' in where) return [...mine, lines.forCourt, { name: where.court }];
  const said = Object.keys(lines.miles).map(Number);
  const nearest = said.reduce((one, other) =>
    Math.abs(other - where.miles) <= Math.abs(one - where.miles) ? other : one,
  );
  const line = lines.miles[nearest];
  return line === undefined ? mine : [...mine, line];
}

function tellOwn(
  guide: Guide,
  lines: OfficeLines,
  own: NearOffice['own'],
  offers: Offers,
  caller: Language,
): readonly Utterance[] {
  if (!own) return [];
  const { common } = guide;
  const names = own.languages
    .filter((language) => canNameItself(offers, language))
    .map((language) => ({ line: common.myLanguage, in: language }));
  const opens = own.attended && !own.attended.isOpen ? own.attended.opens : undefined;
  const canTell = !offers.reach[caller]?.untold;
  return [
    ...(names.length > 0 ? [lines.speaks, ...names] : []),
    ...(own.attended?.isOpen ? [lines.open] : []),
    ...(opens && canTell ? [lines.opens, ...tellOpening(common, opens)] : []),
  ];
}

function tellCalled({ common }: Guide, lines: OfficeLines, { called }: NearOffice): readonly Utterance[] {
  return called ? [lines.called, common.monthOf(called), common.yearOf(called)] : [];
}

/** A telephone number, slowly, in its three parts. */
export function tellDigits({ topics }: Guide, digits: string): readonly Utterance[] {
  const offices = topics.flatMap(({ nodes }) => Object.values(nodes)).find(({ kind }) => kind === 'offices');
  return offices?.kind === 'offices' ? digitsOf(offices.lines, digits) : [];
}

function digitsOf(lines: OfficeLines, digits: string): readonly Utterance[] {
  return groups.flatMap(([from, to], index): readonly Utterance[] => [
    ...(index > 0 ? [{ pause: 1 }] : []),
    ...slowly(lines, digits.slice(from, to)),
  ]);
}

function slowly(lines: OfficeLines, digits: string): readonly Spoken[] {
  return Array.from(digits, (digit) => ({ line: lines.digits[Number(digit)] ?? '', slow: true }));
}

/** What can be pressed where an office is told; `index` counts from 0. */
export function officeChoices(
  { forNext, choices }: Offices,
  index: number | undefined,
  count: number,
): readonly Choice[] {
  const next = (line: LineKey): Choice => ({ key: '1', for: line, to: '' });
  if (index === undefined) return [];
  if (index + 1 < count) return [next(index + 1 === officesAtOnce ? forNext.more : forNext.next), ...choices];
  return count > 1 ? [next(forNext.first), ...choices] : choices;
}

/** Every line by which an office can be told. */
export function officeLines({ lines, forNext }: Offices): readonly Utterance[] {
  const { miles, digits, ...single } = lines;
  return [
    ...Object.values(single),
    ...Object.values(miles),
    ...digits.map((line) => ({ line, slow: true as const })),
    ...Object.values(forNext),
  ];
}
