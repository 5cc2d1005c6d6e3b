import type { VNode } from 'preact';
import type { NodeId } from '../../guide/ids.ts';
import { targetOf } from '../../topics/choices.ts';
import { houseTopic } from '../../topics/own-topics.ts';
import { Badge, Empty, PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { placesOf } from './add-part.tsx';
import { Fold, useTopics } from './desk.tsx';
import { anchorOf, namedTopics, pageOf, type TopicsLook } from './look.ts';
import { topicTitle } from './names.ts';
import { StartPart } from './start-part.tsx';
import { StepsPart } from './steps-part.tsx';
import { AllFaults, Told } from './told-part.tsx';
import { WorkedPart } from './worked.tsx';

/** All that the hotline offers of its own, what it has changed of the shipped menus, and where more is started. */
export function TopicsPage(): VNode {
  const { t } = useVisit();
  const { look, outcome, mayChange } = useTopics();
  const names = namedTopics(look);
  const start = (
    <Panel title={t('topics:start')} id="start">
      <StartPart />
    </Panel>
  );
  return (
    <>
      <PageHead title={t('topics:heading')} lead={t('topics:lead')}>
        {look.topics.size > 0 || look.unpublished.size > 0 ? <WaysOn /> : undefined}
      </PageHead>
      {mayChange ? null : <p class="hint">{t('topics:readOnly')}</p>}
      {outcome ? <Told outcome={outcome} /> : null}
      <StepsPart />
      <AllFaults />
      {names.length === 0 ? (
        <>
          <Empty title={t('topics:empty')}>
            <p>{t('topics:empty.what')}</p>
          </Empty>
          {mayChange ? start : null}
        </>
      ) : (
        <>
          <ul class="list topics">
            {names.map((name) => (
              <TopicItem key={name} name={name} />
            ))}
          </ul>
          <Fold summary={t('topics:start')} forms={['start']}>
            <StartPart />
          </Fold>
        </>
      )}
      <WorkedPart />
      <Gone />
      <MenusPart />
    </>
  );
}

/** The ways to call the draft and to publish it. */
export function WaysOn(): VNode {
  const { t, to, pages } = useVisit();
  return (
    <>
      <a class="button" href={to('/phone')}>
        {t('topics:call')}
      </a>
      {pages.has('publications') ? (
        <a class="button" href={to('/publications')}>
          {t('topics:publish')}
        </a>
      ) : null}
    </>
  );
}

function TopicItem({ name }: { readonly name: string }): VNode {
  const { t, to } = useVisit();
  const { look } = useTopics();
  const faults = look.faults.filter(({ at }) => at.topic === name).length;
  const places = offeringPlaces(look, name).map(look.nameOf);
  return (
    <li>
      <p>
        <a href={to(`/topics/${name}`)}>
          <b>{topicTitle(look, name)}</b>
        </a>{' '}
        <StateBadge name={name} />{' '}
        {faults === 0 ? null : <Badge tone="look">{t('topics:faults.count', { count: faults })}</Badge>}
      </p>
      <p lang="en">{look.topics.get(name)?.document.about}</p>
      <p class="hint">
        {places.length === 0 ? t('topics:offered.nowhere') : t('topics:offered', { places })}
      </p>
    </li>
  );
}

/** Whether callers hear a topic as it stands here. */
export function StateBadge({ name }: { readonly name: string }): VNode {
  const { t } = useVisit();
  const { look } = useTopics();
  const other = look.unpublished.get(name);
  if (!other) return <Badge tone="good">{t('topics:state.published')}</Badge>;
  return <Badge tone="plain">{t(other.before ? 'topics:state.changed' : 'topics:state.new')}</Badge>;
}

/** The places outside of a topic at which it is offered. */
function offeringPlaces({ topics, nodes, base }: TopicsLook, name: string): readonly NodeId[] {
  const own = new Set(Object.keys(topics.get(name)?.document.nodes ?? {}));
  return [...nodes].flatMap(([id, node]) => {
    const choices = 'choices' in node ? (node.choices ?? []) : [];
    return !own.has(id) && choices.some((choice) => own.has(targetOf(choice, base.parts))) ? [id] : [];
  });
}

/** The topics that are gone here, and still heard. */
function Gone(): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const gone = [...look.unpublished.values()].filter(({ after, name }) => !after && name !== houseTopic);
  if (gone.length === 0) return null;
  return (
    <p class="hint">{t('topics:gone', { topics: gone.map(({ name }) => name.replaceAll('-', ' ')) })}</p>
  );
}

/** What is changed of the shipped menus, and the way to change more of them. */
function MenusPart(): VNode {
  const { t, to } = useVisit();
  const { look } = useTopics();
  const documents = [...look.topics.values()].map(({ document }) => document);
  const hidden = documents.flatMap(({ hides = [] }) => hides.map(({ node }) => node));
  const touched = documents.flatMap(({ joins = {}, keys = {} }) => [
    ...Object.keys(joins),
    ...Object.keys(keys),
  ]);
  const changed = [...new Set(touched)].filter((node) => look.shippedNodes.has(node));
  const link = (node: NodeId): VNode => (
    <li key={node}>
      <a href={to(`${pageOf(look, node)}#${anchorOf(node)}`)}>{look.nameOf(node)}</a>{' '}
      {hidden.includes(node) ? <Badge tone="plain">{t('topics:menus.hidden')}</Badge> : null}
    </li>
  );
  return (
    <Panel title={t('topics:menus')} id="menus">
      {changed.length + hidden.length === 0 ? (
        <p>{t('topics:menus.none')}</p>
      ) : (
        <ul>{[...changed, ...hidden.filter((node) => !changed.includes(node))].map(link)}</ul>
      )}
      <form method="get" action={to('/topics/at')} class="tools">
        <p class="field">
          <label for="menu-node">{t('topics:menus.choose')}</label>
          <select id="menu-node" name="node">
            {placesOf(look).map(([id, name]) => (
              <option key={id} value={id} selected={id === look.guide.roles.main}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <button type="submit">{t('common:show')}</button>
      </form>
    </Panel>
  );
}
