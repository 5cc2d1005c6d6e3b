import { isAfter } from './facts.ts';
import { wholeLanguages } from './place.ts';
import { attendedFor } from './team.ts';
import type { Opening } from './attended.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey } from './ids.ts';
import type { Offers, OwnLanguages } from './offers.ts';
import type { Age, Told, Utterance } from './utterance.ts';

/** What is told of the hotline just now, as lines; nothing where there is nothing to tell. */
export function tell(
  guide: Guide,
  { told }: Told,
  { person, uscis, own, ...offers }: Offers,
  caller: Language,
): readonly Utterance[] {
  const { common } = guide;
  if (told === 'notice' || told === 'legal help') return tellOwn(common, own?.[told], offers, caller);
  if (told === 'follows') {
    const [first, second] = wholeLanguages(offers);
    return second !== undefined && caller === first ? [{ line: common.follows, in: second }] : [];
  }
  if (told === 'lists printed') return tellPrinted(guide, offers);
  if (told === 'person languages') {
    const spoken = person?.languages.filter((language) => canNameItself(offers, language)) ?? [];
    const names = spoken.map((language) => ({ line: common.myLanguage, in: language }));
    return names.length === 0 ? [] : [common.personSpeaks, ...names];
  }
  if (told === 'person opens') {
    const attended = attendedFor({ person }, caller);
    if (attended === undefined || attended.isOpen) return [];
    if (attended.opens === undefined) return [common.personOpensLater];
    return [common.personOpens, ...tellOpening(common, attended.opens)];
  }
  // The line before it ends where a day and an hour go on.
  return uscis === undefined || uscis.isOpen || uscis.opens === undefined
    ? []
    : tellOpening(common, uscis.opens);
}

/** When the lists of legal help were printed; nothing where the hotline's own offices alone are told. */
function tellPrinted(
  { topics, common }: Guide,
  { legalHelp }: Pick<Offers, 'legalHelp'>,
): readonly Utterance[] {
  const printed = legalHelp?.printed;
  const offices = topics.flatMap(({ nodes }) => Object.values(nodes)).find(({ kind }) => kind === 'offices');
  if (!printed || offices?.kind !== 'offices') return [];
  const { lines } = offices;
  return [
    lines.printed,
    common.monthOf(printed),
    common.yearOf(printed),
    ...(printed.isOld ? [lines.old] : []),
  ];
}

/** A day and an hour. */
export function tellOpening({ dayOf, hourOf }: Guide['common'], when: Opening): readonly LineKey[] {
  return [dayOf(when.day), hourOf(when)];
}

/** Whether a language's own name can be said in it. */
export function canNameItself(
  { languages, reach }: Pick<Offers, 'languages' | 'reach'>,
  language: Language,
): boolean {
  return languages.includes(language) && !reach[language]?.untold;
}

/** A hotline's own words in the caller's language; where it has none, in English, and said to be so where that can be said. */
function tellOwn(
  common: Guide['common'],
  own: OwnLanguages | undefined,
  { reach }: Pick<Offers, 'reach'>,
  caller: Language,
): readonly Utterance[] {
  if (!own) return [];
  if (own.languages.includes(caller)) return [{ line: own.line }];
  if (!own.languages.includes('en')) return [];
  const english: Utterance = { line: own.line, in: 'en' };
  return reach[caller]?.untold ? [english] : [common.inEnglishOnly, english];
}

/** How old some facts are, by the one that was compared longest ago; nothing for none. */
export function tellAge(
  { common, facts }: Guide,
  { ageOf }: Age,
  { reach, oldUpTo }: Pick<Offers, 'reach' | 'oldUpTo'>,
  caller: Language,
): readonly Utterance[] {
  if (ageOf.length === 0) return [];
  const months = ageOf.map((id) => facts[id]?.compared);
  const compared = months.filter((month) => month !== undefined);
  const [first, ...others] = compared;
  if (first === undefined || compared.length < months.length) return [common.neverCompared];
  const oldest = others.reduce((one, other) => (isAfter(one, other) ? other : one), first);
  const isOld = oldUpTo !== undefined && !isAfter(oldest, oldUpTo) && !reach[caller]?.untold;
  return [
    common.comparedIn,
    common.monthOf(oldest),
    common.yearOf(oldest),
    ...(isOld ? [common.comparedLongAgo] : []),
  ];
}
