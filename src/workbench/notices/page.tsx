import type { ComponentChildren, VNode } from 'preact';
import type { OwnPart } from '../../desk/changes.ts';
import { textsOf } from '../../desk/own.ts';
import type { OwnWordsFile } from '../../speech/own-words.ts';
import type { Speech } from '../../speech/speech.ts';
import { dayIn } from '../dates.ts';
import { Badge, PageHead, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { dayOf, partsByName, type PartName } from './draft.ts';
import { HeardList } from './parts.tsx';

interface Props {
  readonly own: OwnWordsFile;
  readonly speech: Speech;
  /** The name that is set for the whole line; without one, no name is said. */
  readonly hotlineName: string | undefined;
  readonly now: number;
  /** The parts that stand in the draft, and that callers do not hear yet. */
  readonly unpublished: readonly OwnPart[];
  /** What came of what was asked for. */
  readonly children?: ComponentChildren;
}

/** What the hotline says in its own words: the notice, where legal help is found, and its name. */
export function NoticesPage({ own, speech, hotlineName, now, unpublished, children }: Props): VNode {
  const { t, locale } = useVisit();
  const { notice } = own;
  const given = { own, speech, unpublished };
  return (
    <>
      <PageHead title={t('notices:title')} lead={t('notices:lead')} />
      {children}
      <PartPanel name="notice" {...given}>
        {notice === undefined ? null : notice.until < dayOf(now) ? (
          <p>
            <Badge tone="look">{t('notices:notice.over', { day: dayIn(locale, notice.until) })}</Badge>
          </p>
        ) : (
          <p>
            <Badge tone="good">{t('notices:notice.on', { day: dayIn(locale, notice.until) })}</Badge>
          </p>
        )}
      </PartPanel>
      <PartPanel name="legal-help" {...given} />
      <PartPanel name="name" {...given}>
        <p>
          {hotlineName === undefined ? t('notices:name.unset') : t('notices:name.set', { name: hotlineName })}
        </p>
      </PartPanel>
    </>
  );
}

interface PartProps {
  readonly name: PartName;
  readonly own: OwnWordsFile;
  readonly speech: Speech;
  readonly unpublished: readonly OwnPart[];
  readonly children?: ComponentChildren;
}

function PartPanel({ name, own, speech, unpublished, children }: PartProps): VNode {
  const { t, to } = useVisit();
  const part = partsByName[name];
  const texts = textsOf(own, part);
  const isThere = Object.keys(texts).length > 0;
  return (
    <Panel title={t(`notices:${name}.title`)} id={name}>
      <p class="hint">{t(`notices:${name}.what`)}</p>
      {unpublished.includes(part) ? (
        <p class="unpublished">
          <Badge tone="look">{t('notices:unpublished')}</Badge>{' '}
          <a href={to('/publications')}>{t('common:page.publications')}</a>
        </p>
      ) : null}
      {children}
      {isThere ? <HeardList speech={speech} part={part} texts={texts} /> : <p>{t(`notices:${name}.none`)}</p>}
      <p class="acts">
        <a class={isThere ? 'button' : 'button primary'} href={to(`/notices/${name}`)}>
          {t(isThere ? `notices:${name}.change` : `notices:${name}.write`)}
        </a>
        {isThere ? (
          <a class="button" href={to(`/notices/${name}/away`)}>
            {t(`notices:${name}.takeAway`)}
          </a>
        ) : null}
      </p>
    </Panel>
  );
}
