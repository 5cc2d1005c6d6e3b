import type { Choice, Condition, Language, Offers } from './flow.ts';
import { canLeaveNumber } from './team.ts';

/** Who hears something: callers of one language alone, or of some; or of all but one, or but some. */
export interface Audience {
  readonly only?: Language | readonly Language[];
  readonly except?: Language | readonly Language[];
}

/** Whether callers of this language hear it. */
export function isFor({ only, except }: Audience, caller: Language): boolean {
  return (only === undefined || isAmong(only, caller)) && (except === undefined || !isAmong(except, caller));
}

function isAmong(languages: Language | readonly Language[], caller: Language): boolean {
  return typeof languages === 'string' ? languages === caller : languages.includes(caller);
}

/** Whether callers of this language are offered a choice just now. */
export function isOffered(choice: Choice, offers: Offers, caller: Language): boolean {
  return isFor(choice, caller) && isThere(choice.when, offers, caller);
}

/** Whether what a condition asks for is there just now; what asks for nothing always is. */
export function isThere(condition: Condition | undefined, offers: Offers, caller: Language): boolean {
  switch (condition) {
    case undefined:
      return true;
    case 'named':
      return offers.named;
    case 'unnamed':
      return !offers.named;
    case 'several languages':
      return offers.languages.length > 1;
    case 'unreviewed':
      return offers.reach[caller]?.unreviewed ?? false;
    case 'made':
      return offers.reach[caller]?.made ?? false;
    case 'person':
      return offers.person !== undefined;
    case 'texts':
      return offers.texts ?? false;
    case 'keys':
      return !offers.anyKey;
    case 'offices':
      return offers.legalHelp !== undefined;
    case 'call backs':
      return canLeaveNumber(offers, caller);
    case 'no call backs':
      return !canLeaveNumber(offers, caller);
    case 'connecting':
      return offers.uscis !== undefined;
  }
}

/** The exceptions of an audience, with some languages more. */
export function but({ except = [] }: Audience, languages: readonly Language[]): Audience {
  const all = [...new Set([except, languages].flat())];
  return all.length > 0 ? { except: all } : {};
}
