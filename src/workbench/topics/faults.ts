import type { Guide } from '../../guide/guide.ts';
import { lintWords, toReason } from '../../speech/lint/lint.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import { faultsOfTopics, type TopicFault, type TopicsInGuide } from '../../topics/faults.ts';
import { joinedNodes, topicOf } from '../../topics/own-topics.ts';
import { linesIn } from '../../topics/said-lines.ts';
import type { TopicsBase } from '../../topics/base.ts';

/** All that keeps the topics from being published: in their shape, and in the English of each sentence. */
export function faultsOf(
  given: TopicsInGuide,
  base: TopicsBase,
  surveyed: readonly Surveyed[],
): readonly TopicFault[] {
  const faults = faultsOfTopics(given);
  const known = new Set(faults.map(({ at }) => at.line));
  const english = surveyed.filter(({ info }) => info.code === sourceLanguage);
  return [...faults, ...ofWords(given, base, english).filter(({ at }) => !known.has(at.line))];
}

function ofWords(
  { guide, topics, seconds }: Pick<TopicsInGuide, 'topics' | 'seconds'> & { readonly guide: Guide },
  base: TopicsBase,
  english: readonly Surveyed[],
): readonly TopicFault[] {
  if (topics.size === 0) return [];
  const nodes = [...joinedNodes(base, topics)];
  return lintWords({ guide, languages: english, seconds, strict: new Set() })
    .filter(({ severity }) => severity === 'error')
    .map(toReason)
    .flatMap(({ code, values, text, at }): readonly TopicFault[] => {
      const line = at?.line;
      const topic = line === undefined ? undefined : topicOf(topics, 'lines', line);
      if (line === undefined || topic === undefined) return [];
      const [node = ''] = nodes.find(([, one]) => linesIn(one).includes(line)) ?? [];
      return [{ ...(code && { code }), ...(values && { values }), text, at: { topic, node, line } }];
    });
}
