import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { NearOffice, Offices } from '../guide/near.ts';
import { sayAt, type Said } from '../guide/say.ts';
import { shapeOf } from '../guide/shape.ts';
import { tellOffice } from '../guide/tell-office.ts';
import type { Block } from '../twiml/blocks.ts';

/** The offices of a state, by city, as they are told to callers of a language. */
export interface EditionState {
  /** Two letters. */
  readonly code: string;
  readonly name: string;
  readonly cities: readonly {
    readonly name: string;
    readonly officesFor: (language: Language) => readonly NearOffice[];
  }[];
}

/** What the pages of legal help are made of; `keyed` are the blocks with which every page ends. */
interface LegalHelpParts {
  readonly guide: Guide;
  readonly offers: Offers;
  readonly language: Language;
  readonly baseUrl: string;
  readonly states: readonly EditionState[];
  readonly ending: readonly Block[];
}

/** Seconds in which any key chooses what was just named. */
const patience = 2;

/** How many cities, and how many offices, one document holds: it may have 64 kB. */
const most = { cities: 40, offices: 10 };

/** Where legal help begins in a language. */
export function legalHelpPath(language: Language): string {
  return `${language}/legal-help.xml`;
}

interface Sheet {
  readonly path: string;
  readonly blocks: readonly Block[];
}

/** Pages for one finger: the states by their names, the cities of each, and the offices of a city, one after the other. */
export function legalHelpSheets(parts: LegalHelpParts): readonly Sheet[] {
  const { guide, language, states, ending } = parts;
  const node = [...shapeOf(guide).nodes.values()].find((one) => one.kind === 'offices');
  if (node?.kind !== 'offices' || states.length === 0) return [];
  const first = legalHelpPath(language);
  const stem = first.replace(/\.xml$/, '');
  const named = (name: string, to: string): Block => ({
    kind: 'any key',
    say: [{ name, language: 'en' }, line(parts, 'press-any-key')],
    seconds: patience,
    to: parts.baseUrl + to,
  });
  return [
    {
      path: first,
      blocks: [
        said(parts, node),
        { kind: 'say', say: [line(parts, 'states-ask')] },
        ...states.map(({ code, name }) => named(name, `${stem}-${code}.xml`)),
        ...ending,
      ],
    },
    ...states.flatMap(({ code, cities }) => [
      ...inPieces(parts, `${stem}-${code}`, cities, most.cities, (some, place) => [
        ...(place === 0 ? [{ kind: 'say' as const, say: [line(parts, 'cities-ask')] }] : []),
        ...some.map(({ name }) =>
          named(name, `${stem}-${code}-${cities.findIndex((one) => one.name === name)}.xml`),
        ),
      ]),
      ...cities.flatMap(({ officesFor }, city) =>
        inPieces(parts, `${stem}-${code}-${city}`, officesFor(language), most.offices, (some) =>
          some.map((office) => tell(parts, node, office)),
        ),
      ),
    ]),
  ];
}

/** As many documents as the items need, each going on to the next. */
function inPieces<Item>(
  { baseUrl, ending }: LegalHelpParts,
  stem: string,
  items: readonly Item[],
  atOnce: number,
  blocksOf: (items: readonly Item[], place: number) => readonly Block[],
): readonly Sheet[] {
  const count = Math.max(1, Math.ceil(items.length / atOnce));
  const pathOf = (place: number): string => (place === 0 ? `${stem}.xml` : `${stem}.${place}.xml`);
  return Array.from({ length: count }, (_, place) => ({
    path: pathOf(place),
    blocks: [
      ...blocksOf(items.slice(place * atOnce, (place + 1) * atOnce), place),
      ...(place + 1 < count ? [{ kind: 'go' as const, to: baseUrl + pathOf(place + 1) }] : ending),
    ],
  }));
}

const line = ({ language }: LegalHelpParts, key: string): Said => ({ line: key, language, slow: false });

function said({ guide, language, offers }: LegalHelpParts, { say }: Offices): Block {
  return { kind: 'say', say: [...sayAt(guide, say, language, offers), { pause: 1 }] };
}

function tell({ guide, language, offers }: LegalHelpParts, node: Offices, office: NearOffice): Block {
  const words = tellOffice(guide, node, office, offers, language);
  return { kind: 'say', say: [...sayAt(guide, words, language, offers), { pause: 2 }] };
}
