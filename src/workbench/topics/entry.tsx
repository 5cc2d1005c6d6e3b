import type { VNode } from 'preact';
import type { TopicDifference } from '../../desk/difference.ts';
import { houseTopic, titleOfTopic } from '../../topics/own-topics.ts';
import { useVisit } from '../visit.ts';

/** That a topic of the hotline's own is new, changed or taken away, with the way to it. */
export function TopicEntry({ topic: { name, before, after } }: { readonly topic: TopicDifference }): VNode {
  const { t, to } = useVisit();
  const what = !after ? 'away' : before ? 'changed' : 'new';
  const document = (after ?? before)?.document;
  return (
    <>
      <p>
        <a href={to(after ? `/topics/${name}` : '/topics')}>
          <b>{name === houseTopic || !document ? t('topics:menus') : titleOfTopic(document)}</b>
        </a>{' '}
        {t(`topics:difference.${what}`)}
      </p>
      {name === houseTopic ? null : <p lang="en">{document?.about}</p>}
    </>
  );
}
