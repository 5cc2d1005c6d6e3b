import type { Language } from './ids.ts';

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

/** The exceptions of an audience, with some languages more. */
export function but({ except = [] }: Audience, languages: readonly Language[]): Audience {
  const all = [...new Set([except, languages].flat())];
  return all.length > 0 ? { except: all } : {};
}

/** What only some hotlines or languages have; said or offered only where it is there. */
export type Condition =
  | 'named'
  | 'unnamed'
  | 'several languages'
  | 'unreviewed'
  | 'made'
  | 'person'
  | 'texts'
  | 'connecting'
  | 'offices'
  | 'call backs'
  | 'no call backs'
  | 'keys';
