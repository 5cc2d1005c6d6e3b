import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { useVisit } from '../visit.ts';
import { useTopics } from './desk.tsx';
import { NodeCard } from './node-card.tsx';
import { StepsPart } from './steps-part.tsx';
import { Told } from './told-part.tsx';
import { Picture, TopicHead } from './topic-page.tsx';

/** A place of the shipped guide, and what the hotline changes of it. */
export function AtPage({ node, picture }: { readonly node: NodeId; readonly picture: string }): VNode {
  const { t } = useVisit();
  const { look, outcome, at } = useTopics();
  return (
    <>
      <TopicHead title={t('topics:at', { place: look.nameOf(node) })} />
      <p class="hint">{t('topics:at.hint')}</p>
      {outcome && at !== node ? <Told outcome={outcome} /> : null}
      <StepsPart />
      <NodeCard node={node} />
      <Picture picture={picture} />
    </>
  );
}
