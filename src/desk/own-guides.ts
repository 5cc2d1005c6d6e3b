import type { Language, LineKey } from '../guide/ids.ts';
import type { Guide, Guides } from '../guide/guide.ts';
import { sayTranslated } from '../guide/translated.ts';
import { isSaid } from '../speech/said-guide.ts';
import { sourceLanguage } from '../speech/texts.ts';
import type { Misfit } from '../topics/join.ts';
import { lineAt, type Folded } from './folded.ts';

/** The guidance of a fold: with the topics of the hotline's own among it. */
interface OwnGuide {
  /** The version that is spoken, without the hotline's topics. */
  readonly shipped: Guide;
  readonly guides: Guides;
  /** The version that is spoken, with every line of the hotline's own in every language: what people work on. */
  readonly whole: Guide;
  /** The same as callers hear it: what is not yet said in a language is said in English to its callers, or left out. */
  readonly said: Guide;
  /** Where the hotline's topics do not fit the version that is spoken. */
  readonly misfits: readonly Misfit[];
}

/** Tells the guidance of a fold; the same value for the same fold. Rejects with an Error that names a topic and a node that cannot be compiled. */
export type GuideOf = (folded: Folded) => Promise<OwnGuide>;

interface GuideParts {
  /** Every version, with the months in which its facts were compared; the same value for as long as none differs. */
  readonly guides: (folded: Folded) => Guides;
  /** The one that is spoken. */
  readonly choose: (guides: Guides) => Guide;
  /** Whether a line that no person has reviewed counts as not said. */
  readonly reviewedOnly: boolean;
}

/** How the guidance of folds is told. */
export function createGuideOf({ guides, choose, reviewedOnly }: GuideParts): GuideOf {
  const known = new WeakMap<Folded, Promise<OwnGuide>>();
  let last: Made | undefined;
  const makeWhole = async (folded: Folded): Promise<Made> => {
    const of = guides(folded);
    const { topics } = folded;
    if (last?.of === of && last.topics === topics) return last;
    const own = topics.nodes.size === 0 && topics.own.size === 0 ? undefined : await addTopics(of, folded);
    const made = own?.guides ?? of;
    const whole = choose(made);
    last = {
      of,
      topics,
      guides: made,
      shipped: own ? choose(of) : whole,
      whole,
      misfits: own?.misfits[whole.version] ?? [],
    };
    return last;
  };
  const make = async (folded: Folded): Promise<OwnGuide> => {
    const { guides: made, shipped, whole, misfits } = await makeWhole(folded);
    const saying = {
      languages: [...folded.languages.keys()],
      isSaid: (line: LineKey, language: Language) => isSaidIn(folded, language, line, reviewedOnly),
    };
    return { guides: made, shipped, whole, said: sayTranslated(whole, saying), misfits };
  };
  return (folded) => {
    const there = known.get(folded) ?? make(folded);
    known.set(folded, there);
    return there;
  };
}

interface Made extends Omit<OwnGuide, 'said'> {
  readonly of: Guides;
  readonly topics: Folded['topics'];
}

/** Documents are read only where a hotline has topics of its own. */
async function addTopics(
  guides: Guides,
  { topics }: Folded,
): Promise<Pick<Made, 'guides'> & { readonly misfits: Readonly<Record<string, readonly Misfit[]>> }> {
  const [{ withOwnTopics }, { shippedDocuments }] = await Promise.all([
    import('../topics/own-guides.ts'),
    import('../topics/documents.ts'),
  ]);
  return withOwnTopics(guides, shippedDocuments, topics.own, topics.nodes);
}

function isSaidIn(folded: Folded, language: Language, line: LineKey, reviewedOnly: boolean): boolean {
  const info = folded.languages.get(language)?.info;
  if (!info) return false;
  const { text, review, recording } = lineAt(folded, language, line);
  const english = lineAt(folded, sourceLanguage, line).text;
  return isSaid(info, { text, english, review, isRecorded: recording !== undefined }, reviewedOnly);
}
