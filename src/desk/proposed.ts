import type { Reason } from '../reason.ts';
import type { Bench } from './bench.ts';
import type { DatabaseParts } from './database-parts.ts';
import type { Change } from './changes.ts';
import { differenceOf } from './difference.ts';
import { fold } from './fold.ts';
import type { Folded } from './folded.ts';
import { faultsOfDraft, faultsOfShape, languagesToTime, withoutKnown } from './publishable.ts';
import { surveyFolded } from './surveyed.ts';

/** Of how many states of the draft what was found is kept. */
const mostChecked = 4;

/** What is to be published, as far as a change: what it would change for callers, and what the rules have against it. */
export function readProposed(
  { store, ground, guideOf, seconds, soundFile, faultsOfSaid }: DatabaseParts,
  readLog: () => Promise<readonly Change[]>,
): { readonly difference: Bench['difference']; readonly faults: Bench['checks'] } {
  const read = async (
    upTo: number | undefined,
  ): Promise<{ readonly before: Folded; readonly after: Folded; readonly newest: number }> => {
    const newest = await store.newest();
    const changes = await readLog();
    // What has been published meanwhile is proposed no more: all that came since is.
    const until = upTo !== undefined && upTo > newest.upTo ? upTo : undefined;
    const before = fold(ground, changes, newest.upTo);
    return { before, after: fold(ground, changes, until), newest: newest.publication };
  };

  const findFaults = async (before: Folded, after: Folded): Promise<readonly Reason[]> => {
    const [heard, proposed] = [(await guideOf(before)).said, (await guideOf(after)).said];
    const spoken = surveyFolded(heard, before, soundFile, 'nothing');
    const draft = surveyFolded(proposed, after, soundFile, 'nothing');
    const faults = [
      ...faultsOfShape(heard, proposed),
      ...faultsOfDraft({ guide: heard, surveyed: spoken }, { guide: proposed, surveyed: draft }, seconds),
    ];
    const languages = languagesToTime(
      { own: before.own, surveyed: spoken },
      { own: after.own, surveyed: draft },
    );
    if (!faultsOfSaid || languages.size === 0) return faults;
    const said = await faultsOfSaid(after, languages);
    const known = said.length === 0 ? [] : await faultsOfSaid(before, languages);
    return [...faults, ...withoutKnown(said, known)];
  };

  // Looked at once: it takes seconds where the English differs, and is asked for again to be published, by more than one at a time.
  const checked = new Map<string, Promise<readonly Reason[]>>();
  return {
    difference: async (upTo) => {
      const { before, after, newest } = await read(upTo);
      return differenceOf((await guideOf(after)).whole, before, after, newest);
    },
    faults: async (upTo) => {
      const { before, after } = await read(upTo);
      const what = `${before.upTo} ${after.upTo}`;
      const known = checked.get(what);
      if (known) return known;
      const faults = findFaults(before, after);
      checked.set(what, faults);
      for (const [oldest] of [...checked].slice(0, -mostChecked)) checked.delete(oldest);
      faults.catch(() => checked.delete(what));
      return faults;
    },
  };
}
