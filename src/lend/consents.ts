import type { Bench, Outcome } from '../desk/bench.ts';
import type { Actor } from '../desk/roles.ts';
import { hasConsent } from '../desk/voices.ts';

/** The number of the wording in which speakers are asked by phone. */
const wording = 1;

/** Whether somebody lets their voice be heard in a language. */
export async function hasConsented(
  bench: Pick<Bench, 'voices'>,
  { id }: Actor,
  language: string,
): Promise<boolean> {
  return hasConsent(await bench.voices(language), id);
}

/** Keeps that somebody lets their voice be heard in a language. */
export function consent(bench: Pick<Bench, 'consent'>, actor: Actor, language: string): Promise<Outcome> {
  return bench.consent(actor, language, { given: true, text: wording });
}
