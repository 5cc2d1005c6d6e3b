import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { Decide } from './database-parts.ts';
import { fingerprintAt, voicesIn, type Folded } from './folded.ts';
import { refuse } from './lines.ts';
import { forbid, may, type Actor } from './roles.ts';
import { shippedVoice } from './voices.ts';

/** What is done to the voices of a language over the desk's database. */
export function voiceActs(
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  readDraft: () => Promise<Folded>,
): Pick<Bench, 'voices' | 'consent' | 'chooseVoice'> {
  return {
    voices: async (language) => {
      const folded = await readDraft();
      return { ...voicesIn(folded, language), seen: fingerprintAt(folded, `voice/${language}`) };
    },
    consent: async (actor, language, { given, text, voice = actor.id }) => {
      const isOwn = voice === actor.id;
      if (given && (!isOwn || !may(actor, 'record', language))) return forbid(actor);
      if (!isOwn && !may(actor, 'withdraw voices of others')) return forbid(actor);
      return act(actor, ({ folded }) => {
        if (!folded.languages.has(language)) return noLanguage(language);
        const known = voicesIn(folded, language).consents.get(voice);
        const isSame = given
          ? known?.given === true && known.text >= text
          : !hasVoice(folded, language, voice);
        if (isSame) return { kind: 'same' };
        const value = { given, text, ...(!isOwn && { voice }) };
        return { kind: 'change', body: { kind: 'consent', language, value }, effect: 'now' };
      });
    },
    chooseVoice: async (actor, language, { voice, place, seen }) => {
      if (!may(actor, 'choose voices')) return forbid(actor);
      return act(actor, ({ folded, surveyed }) => {
        const one = surveyed.find(({ info }) => info.code === language);
        if (!one) return noLanguage(language);
        const { chosen } = voicesIn(folded, language);
        if (chosen.get(place) === voice && (place !== 'all' || chosen.size === 1)) return { kind: 'same' };
        if (fingerprintAt(folded, `voice/${language}`) !== seen) {
          return { kind: 'conflict', theirs: [...chosen].map((pair) => pair.join(': ')).join(', ') };
        }
        const topics = new Set([...one.texts.lines.values()].map(({ topic }) => topic));
        if (place !== 'all' && !topics.has(place))
          return refuse('noTopic', `There is no topic "${place}".`, { topic: place });
        if (voice !== shippedVoice && !hasVoice(folded, language, voice)) {
          return refuse(
            'noVoice',
            'Nobody of that name has lent their voice here: choose one that is listed.',
          );
        }
        return {
          kind: 'change',
          body: { kind: 'voice', language, value: { voice, place } },
          effect: 'draft',
        };
      });
    },
  };
}

/** Whether a member has said something of their voice, or with it, that has not been withdrawn. */
function hasVoice(folded: Folded, language: string, voice: string): boolean {
  if (voicesIn(folded, language).consents.get(voice)?.given) return true;
  return [...folded.lines].some(([key, line]) => key.startsWith(`${language}/`) && line.voices.has(voice));
}

function noLanguage(language: string): Outcome {
  return refuse('noLanguage', `There is no language "${language}".`, { language });
}
