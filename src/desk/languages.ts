import type { Language } from '../guide/ids.ts';
import { isScript } from '../speech/add-language.ts';
import { isOtherFolder } from '../speech/languages.ts';
import { faultsOfReady, openEssentials } from '../speech/ready.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { toReason } from '../speech/lint/lint.ts';
import type { Outcome } from './outcome.ts';
import type { Glossary, LanguageValue } from './language-values.ts';
import { fingerprintAt, isInConflict, type Folded } from './folded.ts';
import { toInfo } from './started-language.ts';
import { fingerprintOf, toGlossary, toLanguageValue } from './ground.ts';
import { refuse, type Checking } from './lines.ts';

/** A language as a page about it shows it. */
export interface BenchLanguage {
  readonly code: Language;
  readonly value: LanguageValue;
  /** Fingerprints by which whoever changes one of the two gives back what they saw. */
  readonly seen: string;
  readonly glossary: Glossary;
  readonly seenGlossary: string;
  /** What a release has shipped of it; undefined where the hotline alone has it, and on a checkout, whose files are the release. */
  readonly shipped: LanguageValue | undefined;
  /** Whether a release has shipped something else under what the hotline says. */
  readonly isInConflict: boolean;
  /** The change since which anybody who has the address may see how far it is; undefined where nobody may. */
  readonly shown: number | undefined;
}

/** A language of a fold; undefined where there is none of that code. */
export function languageOf(folded: Folded, code: Language): BenchLanguage | undefined {
  const language = folded.languages.get(code);
  const shipped = folded.ground.languages.get(code);
  return (
    language && {
      code,
      value: toLanguageValue(language.info),
      seen: fingerprintAt(folded, `language/${code}`),
      glossary: toGlossary(language.info),
      seenGlossary: fingerprintAt(folded, `glossary/${code}`),
      shipped: shipped && toLanguageValue(shipped.info),
      isInConflict: isInConflict(folded, `language/${code}`) || isInConflict(folded, `glossary/${code}`),
      shown: folded.shown.get(code),
    }
  );
}

/** The most faults that are told at once. */
const mostFaults = 12;

/** Why a language is not started, or not changed, as somebody wants it; undefined where it is. `now` is what stands there. */
export function faultOfLanguage(
  { guide, surveyed, seconds }: Checking,
  code: Language,
  value: LanguageValue,
  now: Pick<BenchLanguage, 'value' | 'seen' | 'isInConflict'> | undefined,
  seen: string,
): Outcome | undefined {
  if (!/^[a-z]{2,8}$/.test(code)) {
    return refuse('languageCode', 'The code is two to eight small letters, such as vi or mam.');
  }
  if (isOtherFolder(code)) return refuse('codeTaken', `"${code}" is taken: choose another code.`, { code });
  if (code === sourceLanguage)
    return refuse('fixedEnglish', 'English is what all others are made from: it stays as it is.');
  if (now && seen === '')
    return refuse('languageThere', `"${code}" is there already: it is ${now.value.english}.`, {
      code,
      english: now.value.english,
    });
  if ((now?.seen ?? '') !== seen) {
    return { kind: 'conflict', theirs: now ? `${now.value.name} (${now.value.english})` : '' };
  }
  if (now && fingerprintOf(value) === seen && !now.isInConflict) return { kind: 'same' };
  const noScript = value.scripts.find((script) => !isScript(script));
  if (noScript !== undefined)
    return refuse('noScript', `"${noScript}" is no name of a script.`, { script: noScript });
  if (value.voice && toInfo(code, value).voice === undefined && !now?.value.voice) {
    return refuse('noPhoneVoice', `The phone company has no voice for "${code}" that this line knows.`, {
      code,
    });
  }
  if (value.draft || !value.written || now?.value.draft !== true) return undefined;
  const one = surveyed.find(({ info }) => info.code === code);
  const open = one ? openEssentials(guide, one) : [];
  if (open.length > 0) {
    return refuse(
      'essentialsFirst',
      `The essentials come first, and ${open.length} of them are still in English.`,
      { count: open.length },
    );
  }
  const faults = faultsOfReady(guide, surveyed, code, seconds);
  if (faults.length === 0) return undefined;
  const more = faults.length - mostFaults;
  return {
    kind: 'refused',
    why: [
      ...faults.slice(0, mostFaults).map(toReason),
      ...(more > 0 ? [{ code: 'more', values: { count: more }, text: `And ${more} more like these.` }] : []),
    ],
  };
}

/** Why a glossary is not changed; undefined where it is. */
export function faultOfGlossary(
  now: BenchLanguage | undefined,
  code: Language,
  glossary: Glossary,
  seen: string,
): Outcome | undefined {
  if (!now?.value.written || code === sourceLanguage)
    return refuse('noWords', `"${code}" has no words of its own.`, { code });
  if (now.seenGlossary !== seen) return { kind: 'conflict', theirs: tellGlossary(now.glossary) };
  return fingerprintOf(glossary) === seen && !now.isInConflict ? { kind: 'same' } : undefined;
}

/** A glossary in one line. */
export function tellGlossary({ terms, hedges }: Glossary): string {
  return Object.entries({ ...terms, ...hedges })
    .map(([english, ways]) => `${english}: ${ways.join(', ')}`)
    .join('; ');
}
