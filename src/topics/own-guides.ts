import { versionIds, type VersionId } from '../guide/facts.ts';
import { createGuide, type Guides } from '../guide/guide.ts';
import { compileGuide, documentsOf } from './compile.ts';
import { joinTopics, type Misfit } from './join.ts';
import type { OwnTopics } from './own-document.ts';
import type { GuideDocuments } from './read.ts';

/** The guide with a hotline's own topics among it, and where these do not fit it. */
export interface OwnGuides {
  readonly guides: Guides;
  readonly misfits: Readonly<Record<VersionId, readonly Misfit[]>>;
}

/** Puts a hotline's topics into every version of a guide. Throws an Error that names the topic and the node of what cannot be compiled. */
export function withOwnTopics(guides: Guides, shipped: GuideDocuments, topics: OwnTopics): OwnGuides {
  const own = [...topics.values()].map(({ document }) => document);
  const made = Object.values(guides).map((guide) => {
    const { version } = guide;
    const { documents, versionOf } = documentsOf(shipped, version);
    const joined = joinTopics(documents, shipped.parts, own, new Set(Object.values(guide.roles)));
    // What a hotline says of a fact holds in every version of it.
    const declaredIn = (topic: string, line: string): VersionId | undefined =>
      topics.has(topic) && version !== versionIds[0] ? version : versionOf(topic, line);
    const written = compileGuide(joined.documents, shipped.parts, declaredIn);
    return [version, createGuide(version, guide, written), joined.misfits] as const;
  });
  return {
    guides: Object.fromEntries(made.map(([version, guide]) => [version, guide])) as Guides,
    misfits: Object.fromEntries(
      made.map(([version, , misfits]) => [version, misfits]),
    ) as OwnGuides['misfits'],
  };
}
