import { withAges } from './age.ts';
import { common } from './common.ts';
import type { VersionFacts, VersionId } from './facts.ts';
import type { CardWords, Guide, Script } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { Topic } from './topic.ts';
import { commonMessage, toSpoken } from './lines.ts';
import { orderTopics } from './order.ts';
import { pruneTopics } from './prune.ts';
import { roles } from './roles.ts';

/** What a version's documents say, written out. */
export interface WrittenGuide {
  readonly topics: readonly Topic[];
  /** The words to say on other lines, by the node that teaches them. */
  readonly scripts: Readonly<Record<NodeId, Script>>;
  readonly cardWords: readonly CardWords[];
}

/** One version of the guidance, with its facts. What only the versions before it say is left out. */
export function createGuide(
  version: VersionId,
  { page, facts }: Pick<VersionFacts, 'page' | 'facts'>,
  { topics, scripts, cardWords }: WrittenGuide,
): Guide {
  const always = new Set(commonMessage({ common }).say.map((one) => toSpoken(one)?.line));
  const roots = Object.values(roles);
  const said = pruneTopics(topics, version, roots, (line) => always.has(line));
  return {
    version,
    page,
    facts,
    scripts,
    cardWords,
    topics: withAges(orderTopics(said, roots)),
    roles,
    common,
  };
}
