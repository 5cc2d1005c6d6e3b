import path from 'node:path';
import type { Guide } from '../guide/guide.ts';
import { addLanguage } from '../speech/add-language.ts';
import { readJson, writeJson } from '../speech/json-file.ts';
import { readLanguages } from '../speech/languages.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { FilesParts } from './files-parts.ts';
import { fingerprintOf, toGlossary, toLanguageValue } from './ground.ts';
import { faultOfGlossary, faultOfLanguage, type BenchLanguage } from './languages.ts';
import { refuse } from './lines.ts';
import { forbid, may } from './roles.ts';

type LanguageActs = Pick<Bench, 'language' | 'setLanguage' | 'setGlossary' | 'showLanguage'>;

/** What is done to whole languages over the files of a checkout: `words` are all that any version of the guidance says. */
export function filesLanguageActs(
  { folders: { prompts }, seconds, guide }: FilesParts,
  words: () => Guide,
  survey: () => readonly Surveyed[],
  done: (files: readonly string[]) => Promise<Outcome>,
): LanguageActs {
  const find = (code: string): BenchLanguage | undefined => {
    const info = readLanguages(prompts).find((one) => one.code === code);
    if (!info) return undefined;
    const [value, glossary] = [toLanguageValue(info), toGlossary(info)];
    return {
      code,
      value,
      seen: fingerprintOf(value),
      glossary,
      seenGlossary: fingerprintOf(glossary),
      shipped: undefined,
      isInConflict: false,
      shown: undefined,
    };
  };
  const write = (code: string, values: object): Promise<Outcome> => {
    const name = `${code}/language.json`;
    writeJson(path.join(prompts, name), values);
    return done([`prompts/${name}`]);
  };
  const read = (code: string): Readonly<Record<string, unknown>> =>
    readJson(path.join(prompts, code, 'language.json')) as Readonly<Record<string, unknown>>;
  return {
    language: (code) => Promise.resolve(find(code)),
    setLanguage: async (actor, code, value, seen) => {
      if (!may(actor, 'start languages', code)) return forbid(actor);
      const now = find(code);
      const fault = faultOfLanguage({ guide: guide(), surveyed: survey(), seconds }, code, value, now, seen);
      if (fault) return fault;
      const { name, english, scripts, written: isWritten, draft: isDraft } = value;
      if (!now) {
        const files = addLanguage(words(), prompts, { code, name, english, scripts, isWritten });
        return done(files.map((file) => `prompts/${file}`));
      }
      if (isWritten !== now.value.written || value.voice !== now.value.voice) {
        return refuse(
          'inFiles',
          `Change this in prompts/${code}/language.json, and add or remove its texts.`,
          { code },
        );
      }
      return write(code, { ...read(code), name, english, scripts, draft: isDraft || undefined });
    },
    setGlossary: async (actor, code, glossary, seen) => {
      if (!may(actor, 'write glossary', code)) return forbid(actor);
      const fault = faultOfGlossary(find(code), code, glossary, seen);
      return fault ?? write(code, { ...read(code), ...glossary });
    },
    showLanguage: (actor) =>
      Promise.resolve(
        may(actor, 'show languages')
          ? refuse('onlyOnLine', 'Only a desk on the line has an address that others can open.')
          : forbid(actor),
      ),
  };
}
