import { isFor, type Condition } from './audience.ts';
import type { Choice } from './choice.ts';
import type { Language } from './ids.ts';
import type { Offers } from './offers.ts';
import { canLeaveNumber } from './team.ts';

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
