import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { Decide } from './database-parts.ts';
import type { ChangeBody } from './changes.ts';
import type { Folded } from './folded.ts';
import { faultOfGlossary, faultOfLanguage, languageOf } from './languages.ts';
import { refuse } from './lines.ts';
import { forbid, may, type Action, type Actor } from './roles.ts';

type LanguageActs = Pick<Bench, 'language' | 'setLanguage' | 'setGlossary' | 'showLanguage'>;

/** What is done to whole languages over the desk's database. */
export function languageActs(
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  readDraft: () => Promise<Folded>,
): LanguageActs {
  const ifMay = (actor: Actor, action: Action, code: string, decide: Decide): Promise<Outcome> =>
    may(actor, action, code) ? act(actor, decide) : Promise.resolve(forbid(actor));
  const change = (body: ChangeBody, effect: 'draft' | 'now' = 'draft'): ReturnType<Decide> => ({
    kind: 'change',
    body,
    effect,
  });
  return {
    language: async (code) => languageOf(await readDraft(), code),
    setLanguage: (actor, language, value, seen) =>
      ifMay(actor, 'start languages', language, (standing) => {
        const now = languageOf(standing.folded, language);
        const fault = faultOfLanguage(standing, language, value, now, seen);
        return fault ?? change({ kind: 'language', language, value });
      }),
    setGlossary: (actor, language, value, seen) =>
      ifMay(actor, 'write glossary', language, ({ folded }) => {
        const fault = faultOfGlossary(languageOf(folded, language), language, value, seen);
        return fault ?? change({ kind: 'glossary', language, value });
      }),
    showLanguage: (actor, language, shown) =>
      ifMay(actor, 'show languages', language, ({ folded }) => {
        const now = languageOf(folded, language);
        if (!now) return refuse('noLanguage', `There is no language "${language}".`, { language });
        if ((now.shown !== undefined) === shown) return { kind: 'same' };
        return change({ kind: 'shown', language, value: { shown } }, 'now');
      }),
  };
}
