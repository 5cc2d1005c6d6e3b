import { noOffices, officeId, type OfficesFile, type OwnOfficeFile } from '../legal-help/own-offices.ts';
import { readTypedOffice } from '../legal-help/typed-office.ts';
import type { OfficeActs } from './office-acts.ts';
import type { Outcome } from './outcome.ts';
import type { ChangeBody } from './changes.ts';
import type { Place } from './change-place.ts';
import { fingerprintOf } from './ground.ts';
import { refuse } from './lines.ts';
import { isDay } from './own.ts';
import { forbid, may, type Actor } from './roles.ts';

/** A change of what the hotline says of offices. */
export type OfficeBody = Extract<ChangeBody, { kind: 'office' | 'hidden office' | 'called office' }>;

/** What is said of offices with a change: of one that is taken away, or has another number, nobody has called the number. */
export function withOffice(
  { own, hidden, called }: OfficesFile = noOffices,
  { kind, subject, value }: OfficeBody,
): OfficesFile {
  const withoutCall = without(called, subject);
  switch (kind) {
    case 'hidden office': {
      const others = hidden.filter((id) => id !== subject);
      return { own, hidden: value.hidden ? [...others, subject] : others, called };
    }
    case 'called office':
      return { own, hidden, called: value.on === null ? withoutCall : { ...called, [subject]: value.on } };
    case 'office': {
      if (value === null)
        return {
          own: without(own, subject),
          hidden: hidden.filter((id) => id !== subject),
          called: withoutCall,
        };
      const isSame = numberOf(own[subject]) === numberOf(value);
      return { own: { ...own, [subject]: value }, hidden, called: isSame ? called : withoutCall };
    }
  }
}

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

function numberOf(office: OwnOfficeFile | undefined): string {
  return office === undefined ? '' : `${office.phone}/${office.extension ?? ''}`;
}

/** The places at which something is said of offices. */
export function officePlaces({ own, hidden, called }: OfficesFile = noOffices): readonly Place[] {
  return [
    ...Object.keys(own).map((id) => `office/${id}`),
    ...hidden.map((id) => `hidden office/${id}`),
    ...Object.keys(called).map((id) => `called office/${id}`),
  ];
}

/** An office of the hotline's own in one sentence. */
export function tellOffice({ name, street, city, zip, phone, extension }: OwnOfficeFile): string {
  const number = extension === undefined ? phone : `${phone} ext. ${extension}`;
  return [name, ...(street === undefined ? [] : [street]), `${city} ${zip}`, number].join(', ');
}

type Decided =
  { readonly kind: 'change'; readonly body: OfficeBody; readonly effect: 'draft' | 'now' } | Outcome;

/** Keeps what comes of looking at what is said of offices now. */
type Act = (actor: Actor, decide: (now: OfficesFile | undefined) => Decided) => Promise<Outcome>;

function faultOf(actor: Actor, id: string): Outcome | undefined {
  if (!may(actor, 'change offices')) return forbid(actor);
  if (officeId.safeParse(id).success) return undefined;
  return refuse('noOffice', `"${id}" is no office: an office is known by sixteen hex digits.`);
}

/** What is done to offices, whatever the bench keeps it in: to hide one is heard at once, all else once it is published. */
export function officeActs(act: Act): OfficeActs {
  return {
    setOffice: async (actor, id, office, seen) => {
      const fault = faultOf(actor, id);
      if (fault) return fault;
      const typed = office === null ? { office: null } : await readTypedOffice(office);
      return act(actor, ({ own } = noOffices) => {
        const now = own[id];
        if ('office' in typed && fingerprintOf(typed.office ?? undefined) === fingerprintOf(now))
          return { kind: 'same' };
        if (fingerprintOf(now) !== seen) return { kind: 'conflict', theirs: now ? tellOffice(now) : '' };
        if ('faults' in typed) return { kind: 'refused', why: typed.faults };
        return {
          kind: 'change',
          body: { kind: 'office', subject: id, value: typed.office },
          effect: 'draft',
        };
      });
    },
    hideOffice: async (actor, id, hidden) => {
      const fault = faultOf(actor, id);
      if (fault) return fault;
      return act(actor, (now = noOffices) =>
        now.hidden.includes(id) === hidden
          ? { kind: 'same' }
          : {
              kind: 'change',
              body: { kind: 'hidden office', subject: id, value: { hidden } },
              effect: 'now',
            },
      );
    },
    markCalled: async (actor, id, on) => {
      const fault = faultOf(actor, id);
      if (fault) return fault;
      if (on !== null && !isDay(on))
        return refuse('officeDay', 'The day of a call is written as 2026-11-28.');
      return act(actor, (now = noOffices) =>
        now.called[id] === (on ?? undefined)
          ? { kind: 'same' }
          : { kind: 'change', body: { kind: 'called office', subject: id, value: { on } }, effect: 'draft' },
      );
    },
  };
}
