import type { Bench } from '../desk/bench.ts';
import type { Outcome } from '../desk/outcome.ts';
import type { Actor } from '../desk/roles.ts';
import type { Language } from '../guide/ids.ts';
import { readConsent } from '../speech/consent.ts';
import { projectFolders } from '../speech/folders.ts';

/** A text, and the language in which it is said. */
export interface Worded {
  readonly text: string;
  readonly in: Language;
}

/** What somebody agrees to who lends their voice, in a language that has a voice to say it. */
export function wordingIn(language: Language): readonly Worded[] {
  const {
    language: said,
    title,
    use,
    heard,
    licence,
    withdraw,
  } = readConsent(projectFolders.prompts, language);
  return [`${title}.`, use, heard, licence, withdraw].map((text) => ({ text, in: said }));
}

/** Whether somebody has agreed to just that. */
export async function hasConsented(
  bench: Pick<Bench, 'voices'>,
  { id }: Actor,
  language: Language,
): Promise<boolean> {
  const agreed = (await bench.voices(language)).consents.get(id);
  return agreed?.given === true && agreed.text >= numberOf(language);
}

/** Keeps that somebody has agreed to it. */
export function consent(bench: Pick<Bench, 'consent'>, actor: Actor, language: Language): Promise<Outcome> {
  return bench.consent(actor, language, { given: true, text: numberOf(language) });
}

function numberOf(language: Language): number {
  return readConsent(projectFolders.prompts, language).number;
}
