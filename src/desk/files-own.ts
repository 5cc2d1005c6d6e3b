import path from 'node:path';
import { monthText, writeCompared } from '../facts/versions.ts';
import { ownWordsIn, readOwnWords, writeOwnWords, type OwnWordsFile } from '../speech/own-words.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { FilesParts } from './files-parts.ts';
import { refuse } from './lines.ts';
import type { OfficeActs } from './office-acts.ts';
import { officeActs, withOffice } from './offices.ts';
import { faultOfOwn, faultOfSilence, isMonth, noMonth, seenOf, withPart } from './own.ts';
import { forbid, may } from './roles.ts';

type OwnActs = Pick<Bench, 'own' | 'setOwn' | 'silence' | keyof OfficeActs | 'compare' | 'compared'>;

/** What is done over the files of a checkout to the hotline's own words, and to the months of the facts. */
export function filesOwnActs(
  parts: FilesParts,
  survey: () => readonly Surveyed[],
  done: (what: Parameters<FilesParts['written']>[0], files: readonly string[]) => Promise<Outcome>,
): OwnActs {
  const { folders, ownFolder, seconds } = parts;
  const readOwn = (): OwnWordsFile => ownWordsIn(readOwnWords(parts.guide(), ownFolder).words);
  return {
    own: () => {
      const words = readOwn();
      return Promise.resolve({ words, seen: seenOf(words) });
    },
    setOwn: async (actor, body, seen) => {
      if (!may(actor, 'change notices')) return forbid(actor);
      const own = readOwn();
      const fault = faultOfOwn({ guide: parts.guide(), surveyed: survey(), seconds }, own, body, seen);
      if (fault) return fault;
      writeOwnWords(ownFolder, withPart(own, body));
      return done('own words', ['words.json']);
    },
    silence: async (actor, subject, silenced) => {
      if (!may(actor, 'silence')) return forbid(actor);
      const own = readOwn();
      const fault = faultOfSilence(parts.guide(), own, subject, silenced);
      if (fault) return fault;
      const others = own.silenced.filter((id) => id !== subject);
      writeOwnWords(ownFolder, { ...own, silenced: silenced ? [...others, subject] : others });
      return done('own words', ['words.json']);
    },
    ...officeActs(async (_actor, decide) => {
      const own = readOwn();
      const decided = decide(own.offices);
      if (decided.kind !== 'change') return decided;
      writeOwnWords(ownFolder, { ...own, offices: withOffice(own.offices, decided.body) });
      return done('own words', ['words.json']);
    }),
    compare: async (actor, id, month) => {
      if (!may(actor, 'compare facts')) return forbid(actor);
      const fact = parts.guide().facts[id];
      if (!fact)
        return refuse('noFact', `There is no fact ${id} in guidance ${parts.guide().version}.`, { fact: id });
      if (!isMonth(month)) return noMonth;
      const [year = 0, number = 0] = month.split('-').map(Number);
      writeCompared(path.join(folders.prompts, 'facts'), fact, id, { year, month: number });
      return done('facts', [`prompts/facts/${fact.version}.json`]);
    },
    compared: () =>
      Promise.resolve(
        new Map(
          Object.entries(parts.guide().facts).flatMap(([id, { version, compared }]) =>
            compared ? [[`${version}/${id}`, monthText(compared)] as const] : [],
          ),
        ),
      ),
  };
}
