import { DateTime } from 'luxon';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { Team } from '../guide/attended.ts';
import { attendedAt, type Hours } from './hours.ts';

/** Who answers besides the line, as the hotline has set it; `hours` undefined: always. */
export interface Answering {
  readonly person: { readonly hours: Hours | undefined; readonly languages: readonly Language[] } | undefined;
  /** The people who are there now, in the stead of that one; undefined where there are none. */
  readonly team?: (() => (Team & { readonly languages: readonly Language[] }) | undefined) | undefined;
  readonly uscis: { readonly hours: Hours } | undefined;
  readonly texts: boolean;
  /** Whose legal help can be named at a moment. */
  readonly legalHelp?: ((now: number) => Offers['legalHelp']) | undefined;
  /** The month up to which comparisons are too long ago, at a moment. */
  readonly oldUpTo?: (now: number) => NonNullable<Offers['oldUpTo']>;
  /** The facts that are too old to be said, at a moment. */
  readonly expired?: (now: number) => readonly string[];
  /** The last day on which the hotline's own notice is said, as 2026-12-31, by the clock of a time zone. */
  readonly notice?: { readonly until: string; readonly zone: string } | undefined;
}

/** Works out what the hotline has at a moment, from what it always has; the same value for as long as nothing changes. */
export function createOffers(
  always: Offers,
  { person, team, uscis, texts, legalHelp, notice, oldUpTo, expired }: Answering,
  now: () => number,
): () => Offers {
  let last:
    | { readonly key: string; readonly minute: number; readonly team: unknown; readonly offers: Offers }
    | undefined;
  return () => {
    const moment = now();
    // Whoever answers begins and ends on a full minute.
    const minute = Math.floor(moment / 60_000);
    const there = team?.();
    if (last?.minute === minute && last.team === there) return last.offers;
    const gone = expired?.(moment) ?? [];
    const offices = legalHelp?.(moment);
    const current = {
      ...(there
        ? { person: ofTeam(there) }
        : person
          ? { person: { ...attendedAt(person.hours, moment), languages: person.languages } }
          : {}),
      ...(uscis ? { uscis: attendedAt(uscis.hours, moment) } : {}),
      ...(texts ? { texts: true as const } : {}),
      ...(offices ? { legalHelp: offices } : {}),
      ...(oldUpTo ? { oldUpTo: oldUpTo(moment) } : {}),
      ...(gone.length > 0 ? { silenced: [...(always.silenced ?? []), ...gone] } : {}),
      ...(notice && isPast(notice, moment) ? { own: withoutNotice(always) } : {}),
    };
    const key = JSON.stringify(current);
    const { silenced, ...rest } = current;
    const isSilent = silenced === undefined ? {} : { silenced: new Set(silenced) };
    const offers = last?.key === key ? last.offers : Object.freeze({ ...always, ...rest, ...isSilent });
    last = { key, minute, team: there, offers };
    return offers;
  };
}

/** People, as whoever asks for no language in particular finds them. */
function ofTeam({
  languages,
  ...team
}: Team & { readonly languages: readonly Language[] }): NonNullable<Offers['person']> {
  const open = Object.values(team.attended).find(({ isOpen }) => isOpen);
  return { ...(open ?? { isOpen: false, opens: undefined }), languages, team };
}

function isPast({ until, zone }: NonNullable<Answering['notice']>, moment: number): boolean {
  return (DateTime.fromMillis(moment, { zone }).toISODate() ?? '') > until;
}

function withoutNotice({ own = {} }: Offers): NonNullable<Offers['own']> {
  const { notice, ...rest } = own;
  return notice ? rest : own;
}
