import type { TFunction } from 'i18next';
import type { VNode } from 'preact';
import type { Outcome } from '../../desk/outcome.ts';
import type { LineKey, NodeId } from '../../guide/ids.ts';
import type { Reason, Values } from '../../reason.ts';
import type { TopicFault } from '../../topics/faults.ts';
import { OutcomeBanner } from '../outcome.tsx';
import { Banner } from '../parts.tsx';
import { sayReason } from '../reasons.tsx';
import { useVisit } from '../visit.ts';
import { useTopics } from './desk.tsx';
import { anchorOf, pageOf, type TopicsLook } from './look.ts';
import { ownSentencesAt } from './said.ts';

/** A reason with the nodes that it names called as on the page. */
function named<One extends Pick<Reason, 'values'>>(
  { nodes, shippedNodes, nameOf }: TopicsLook,
  reason: One,
): One {
  const values: Values = Object.fromEntries(
    Object.entries(reason.values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && (nodes.has(value) || shippedNodes.has(value)) ? nameOf(value) : value,
    ]),
  );
  return { ...reason, values };
}

/** A fault in the words of the page. */
function sayFault(t: TFunction, look: TopicsLook, fault: TopicFault): string {
  const { code, values = {}, text } = named(look, fault);
  const node = fault.at.node === '' ? {} : { node: look.nameOf(fault.at.node) };
  return sayReason(t, { ...(code === undefined ? {} : { code }), values: { ...values, ...node }, text });
}

/** What came of what somebody asked for; where somebody else was here, that nothing is done and nothing typed is lost. */
export function Told({ outcome }: { readonly outcome: Outcome }): VNode {
  const { t } = useVisit();
  const { look, sent } = useTopics();
  if (outcome.kind === 'conflict')
    return (
      <Banner tone="bad">
        <p>{t('topics:overtaken')}</p>
      </Banner>
    );
  const told: Outcome =
    outcome.kind === 'refused' ? { ...outcome, why: outcome.why.map((one) => named(look, one)) } : outcome;
  return <OutcomeBanner outcome={told} hasWritten={sent !== undefined} />;
}

/** What is wrong at a node but for its sentences, at which it is said. */
export function FaultsAt({ node }: { readonly node: NodeId }): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const own = new Set(ownSentencesAt(look, node).map(({ line }) => line));
  const faults = look.faults.filter(({ at }) => at.node === node && !own.has(at.line ?? ''));
  if (faults.length === 0) return null;
  return (
    <div class="banner look">
      <p>{t('topics:faults.here', { count: faults.length })}</p>
      <ul>
        {faults.map((fault, index) => (
          <li key={index}>{sayFault(t, look, fault)}</li>
        ))}
      </ul>
    </div>
  );
}

const mostFaults = 20;

/** What is wrong with a sentence. */
export function FaultsOf({ line, id }: { readonly line: LineKey; readonly id: string }): VNode | null {
  const { t } = useVisit();
  const { look } = useTopics();
  const faults = look.faults.filter(({ at }) => at.line === line);
  if (faults.length === 0) return null;
  return (
    <p id={id} class="topic-fault">
      <span aria-hidden="true">◐</span> {faults.map((fault) => sayFault(t, look, fault)).join(' ')}
    </p>
  );
}

/** All that the rules have against the topics, each with the way to its place. */
export function AllFaults(): VNode | null {
  const { t, to } = useVisit();
  const { look } = useTopics();
  const { faults } = look;
  if (faults.length === 0) return null;
  return (
    <section class="panel look" id="faults">
      <h2>{t('topics:faults', { count: faults.length })}</h2>
      <p>{t('topics:faults.what')}</p>
      <ul>
        {faults.slice(0, mostFaults).map((fault, index) => (
          <li key={index}>
            <a href={to(`${pageOf(look, fault.at.node)}#${anchorOf(fault.at.node)}`)}>
              {sayFault(t, look, fault)}
            </a>
          </li>
        ))}
      </ul>
      {faults.length > mostFaults ? (
        <p>{t('topics:faults.more', { count: faults.length - mostFaults })}</p>
      ) : null}
    </section>
  );
}
