import { versionIds, type VersionId } from '../guide/facts.ts';
import type { WrittenGuide } from '../guide/create-guide.ts';
import { roleNodes } from '../guide/roles.ts';
import { compileGuide, documentsOf, type VersionDocuments } from './compile.ts';
import { joinTopics, type Misfit } from './join.ts';
import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import type { GuideDocuments } from './read.ts';

/** The documents of a version with a hotline's own among them. */
interface JoinedDocuments extends VersionDocuments {
  readonly misfits: readonly Misfit[];
}

/** The topics that a checkout adds and a desk has not: what stands at the desk counts. */
export function addedInCheckout(shipped: GuideDocuments, desk: OwnTopics): readonly OwnTopicDocument[] {
  return shipped.own.filter(({ topic }) => !desk.has(topic));
}

/** Puts a hotline's own documents among those of a version. */
export function joinOwn(
  shipped: GuideDocuments,
  version: VersionId,
  own: readonly OwnTopicDocument[],
): JoinedDocuments {
  const { documents, versionOf } = documentsOf(shipped, version);
  const names = new Set(own.map(({ topic }) => topic));
  return {
    ...joinTopics(documents, shipped.parts, own, roleNodes),
    // What a hotline says of a fact holds in every version of it.
    versionOf: (topic, line) =>
      names.has(topic) && version !== versionIds[0] ? version : versionOf(topic, line),
  };
}

/** Writes out every version of a guide, with the topics that its checkout adds. Throws as `compileGuide` does. */
export function compileVersions(read: GuideDocuments): Readonly<Record<VersionId, WrittenGuide>> {
  const compiled = versionIds.map((version) => {
    const { documents, versionOf } = joinOwn(read, version, read.own);
    return [version, compileGuide(documents, read.parts, versionOf)] as const;
  });
  return Object.fromEntries(compiled) as Record<VersionId, WrittenGuide>;
}
