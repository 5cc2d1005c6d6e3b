import type { VNode } from 'preact';
import { pathsFrom } from '../../guide/paths.ts';
import type { NodeId } from '../../guide/ids.ts';
import { topicOf } from '../../topics/own-topics.ts';
import { Reached } from '../map/node-part.tsx';
import { useVisit } from '../visit.ts';
import { AddPart } from './add-part.tsx';
import { ChoicesPart } from './choices-part.tsx';
import { ActForm, Fold, useTopics, WordsField } from './desk.tsx';
import { HidePart } from './hide-part.tsx';
import { anchorOf } from './look.ts';
import { SentencesPart } from './sentences-part.tsx';
import { FaultsAt, Told } from './told-part.tsx';

/** One place of a call: what is said there, what can be chosen, and all that can be changed of it. */
export function NodeCard({ node }: { readonly node: NodeId }): VNode {
  const { t, to } = useVisit();
  const { look, outcome, at } = useTopics();
  const there = look.nodes.get(node);
  const isOwn = topicOf(look.topics, 'nodes', node) !== undefined;
  const kind = there?.kind === 'menu' ? 'question' : there?.kind === 'answer' ? 'answer' : undefined;
  return (
    <section class="panel topic-node" id={anchorOf(node)}>
      <h2>
        {look.nameOf(node)} {kind === undefined ? null : <small>{t(`map:kind.${kind}`)}</small>}
      </h2>
      {outcome && at === node ? <Told outcome={outcome} /> : null}
      <FaultsAt node={node} />
      {there ? (
        <>
          <Reached keys={pathsFrom(look.guide).get(node)} />
          <SentencesPart node={node} />
          <ChoicesPart node={node} />
          <AddPart node={node} />
          <p>
            <a href={to(`/map?node=${node}#node`)}>{t('topics:hear')}</a>
          </p>
        </>
      ) : null}
      {isOwn ? <OwnNode node={node} /> : <HidePart node={node} />}
    </section>
  );
}

/** What is done with a whole node of the hotline's own. */
function OwnNode({ node }: { readonly node: NodeId }): VNode {
  const { t } = useVisit();
  const { look } = useTopics();
  const [form, removing] = [`rename-${node}`, `remove-${node}`];
  return (
    <Fold summary={t('topics:node.more')} forms={[form, removing]}>
      <ActForm name={form} act="rename" at={node} hidden={{ node }}>
        <WordsField
          form={form}
          name="title"
          label={t('topics:title')}
          hint={t('topics:title.hint')}
          value={look.nameOf(node)}
          most={80}
        />
        <p class="acts">
          <button type="submit">{t('topics:rename')}</button>
        </p>
      </ActForm>
      <ActForm name={removing} act="remove-node" at={node} hidden={{ node }}>
        <p class="hint">{t('topics:node.remove.hint')}</p>
        <p class="acts">
          <button type="submit" class="danger">
            {t('topics:node.remove')}
          </button>
        </p>
      </ActForm>
    </Fold>
  );
}
