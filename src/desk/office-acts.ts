import type { OwnOfficeFile } from '../legal-help/own-offices.ts';
import type { Outcome } from './outcome.ts';
import type { Actor } from './roles.ts';

/** What is done to the offices that give legal help. */
export interface OfficeActs {
  /** Adds an office of the hotline's own that gives legal help, `seen` being empty; changes it; or, by null, takes it away. */
  readonly setOffice: (
    actor: Actor,
    id: string,
    office: OwnOfficeFile | null,
    seen: string,
  ) => Promise<Outcome>;
  /** Has callers not be told of an office any more, of the hotline's own or of the lists, or has them told again. */
  readonly hideOffice: (actor: Actor, id: string, hidden: boolean) => Promise<Outcome>;
  /** Keeps the day on which somebody called an office and its number was right, such as 2026-11-28; null takes that back. */
  readonly markCalled: (actor: Actor, id: string, on: string | null) => Promise<Outcome>;
}
