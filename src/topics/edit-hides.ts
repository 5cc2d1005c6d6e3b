import type { NodeId } from '../guide/ids.ts';
import type { TopicsBase } from './base.ts';
import type { Reason } from '../reason.ts';
import type { NodeDocument } from './node-document.ts';
import { countOf, freeKey, mostChoices, offeredIn, setOffered } from './offered.ts';
import type { OwnTopics } from './own-document.ts';
import { changeDocument, houseTopic, joined, joinedNodes, noNode, refuse, titleOf } from './own-topics.ts';
import { linesIn } from './said-lines.ts';
import type { EditOf } from './topic-edit.ts';

/** Offers a node no more, or another in its stead. */
export function hide(
  base: TopicsBase,
  topics: OwnTopics,
  { node, instead }: EditOf<'hide'>,
): OwnTopics | Reason {
  const nodes = joinedNodes(base, topics);
  const there = nodes.get(node);
  const values = { node: titleOf(topics, node) };
  if (!there) return noNode(node);
  if (instead !== undefined && !nodes.has(instead)) return noNode(instead);
  if (instead === node)
    return refuse('insteadOfItself', 'Choose something else to stand in its place.', values);
  const needed = refuse('needed', `No call can do without “${values.node}”. It stays.`, values);
  if (base.roles.has(node)) return needed;
  const facts = factsOf(base, node, there);
  if (instead === undefined && facts.length > 0)
    return refuse(
      'needsInstead',
      `“${values.node}” says what callers must be able to hear (${facts.join(', ')}). Choose what they hear in its place.`,
      { ...values, facts },
    );
  const after = changeDocument(topics, houseTopic, (document) => ({
    ...document,
    hides: [...(document.hides ?? []), { node, ...(instead === undefined ? {} : { instead }) }],
  }));
  const isMisfit = joined(base, after).misfits.some(
    (one) => one.node === node && one.what === 'cannot be hidden',
  );
  if (!isMisfit) return after;
  return instead === undefined
    ? refuse(
        'leadsOn',
        `Calls go on at “${values.node}” without a key. Choose what stands in its place.`,
        values,
      )
    : needed;
}

/** The facts that a shipped node says. */
function factsOf({ shipped, parts }: TopicsBase, id: NodeId, node: NodeDocument): readonly string[] {
  if (!shipped.some(({ nodes }) => Object.hasOwn(nodes ?? {}, id))) return [];
  const lines = new Map(shipped.flatMap((one) => Object.entries(one.lines ?? {})));
  const said = linesIn(node, parts).flatMap((line) => lines.get(line)?.facts ?? []);
  return [...new Set([...said, ...('facts' in node ? (node.facts ?? []) : [])])];
}

/** Offers a hidden node again; its key is another where somebody has taken it. */
export function show(base: TopicsBase, topics: OwnTopics, { node }: EditOf<'show'>): OwnTopics | Reason {
  const isHidden = [...topics.values()].some(({ document }) =>
    document.hides?.some((one) => one.node === node),
  );
  if (!isHidden)
    return refuse('notHidden', `“${titleOf(topics, node)}” is not hidden.`, { node: titleOf(topics, node) });
  const shown: OwnTopics = new Map(
    [...topics].map(([name, topic]) => {
      const { hides } = topic.document;
      if (!hides?.some((one) => one.node === node)) return [name, topic];
      const left = hides.filter((one) => one.node !== node);
      return [name, { ...topic, document: { ...topic.document, hides: left } }];
    }),
  );
  return [...joinedNodes(base, shown)].reduce<OwnTopics | Reason>((before, [place, there]) => {
    if ('text' in before) return before;
    const offered = offeredIn(base, there);
    const back = offered.find(({ to }) => to === node);
    if (!back) return before;
    if (countOf(offered) > mostChoices)
      return refuse(
        'full',
        `“${titleOf(topics, place)}” has ${mostChoices} choices, and callers cannot keep more in mind. Remove or hide one first, or add this somewhere else.`,
        { node: titleOf(topics, place), to: titleOf(topics, node), most: mostChoices },
      );
    const others = offered.filter((one) => one !== back);
    if (others.every(({ key }) => key !== back.key)) return before;
    const key = String(freeKey(offered) ?? back.key);
    return setOffered(
      base,
      before,
      place,
      offered.map((one) => (one === back ? { ...one, key } : one)),
    );
  }, shown);
}
