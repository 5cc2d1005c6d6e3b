import type { ComponentChildren, VNode } from 'preact';
import type { Guide } from '../../guide/guide.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Texts } from '../../speech/texts.ts';
import { Empty, PageHead, Panel, Progress } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { FactSays, SaidIn, Sources, type KnownFact } from './fact-card.tsx';
import { Instead, SilenceForm } from './silence.tsx';

interface Props {
  readonly known: KnownFact;
  readonly english: Texts;
  /** How many facts have been compared this month, of how many. */
  readonly done: number;
  readonly all: number;
  /** This month, as the page's language writes it. */
  readonly month: string;
  readonly children?: ComponentChildren;
}

/** One fact beside its source: does the source still say it? */
export function ComparePage({ known, english, done, all, month, children }: Props): VNode {
  const { t, to } = useVisit();
  const { id, fact, lines } = known;
  return (
    <>
      <PageHead title={t('facts:compare.title')} />
      {children}
      <Progress done={done} all={all} label={t('facts:compare.progress', { done, all, month })} />
      <Panel title={t('facts:compare.say')}>
        <FactSays known={known} />
        <h3>{t('facts:compare.open')}</h3>
        <Sources sources={fact.sources} />
        <details>
          <summary>{t('facts:saidIn', { count: lines.length })}</summary>
          <SaidIn lines={lines} english={english} />
        </details>
      </Panel>
      <h2>{t('facts:compare.ask')}</h2>
      <div class="acts">
        <form method="post" action={to(`/facts/${id}/compared`)}>
          <button type="submit" class="primary big">
            {t('facts:compare.same')}
          </button>
        </form>
        <a class="button big" href={to(`/facts/${id}/changed`)}>
          {t('facts:compare.changed')}
        </a>
        <a class="button" href={to(`/facts/compare?after=${id}`)}>
          {t('facts:compare.skip')}
        </a>
        <a class="button" href={to('/facts')}>
          {t('facts:compare.stop')}
        </a>
      </div>
      <p class="hint">{t('facts:compare.hint')}</p>
    </>
  );
}

interface ChangedProps extends Pick<Props, 'known' | 'english' | 'children'> {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
}

/** What is done where the source says something else: silence first, then better words, and a notice where callers need it today. */
export function ChangedPage({ known, english, guide, surveyed, children }: ChangedProps): VNode {
  const { t, to } = useVisit();
  const { id, lines, isSilenced } = known;
  return (
    <>
      <PageHead title={t('facts:changed.title')} lead={t('facts:changed.lead')} />
      {children}
      <FactSays known={known} />
      <Panel title={t('facts:changed.silence')} tone="bad">
        <Instead guide={guide} surveyed={surveyed} />
        <SilenceForm subject={id} isSilenced={isSilenced} />
      </Panel>
      <Panel title={t('facts:changed.words')}>
        <p>{t('facts:changed.words.what')}</p>
        <SaidIn lines={lines} english={english} />
      </Panel>
      <Panel title={t('facts:changed.notice')}>
        <p>{t('facts:changed.notice.what')}</p>
        <p>
          <a class="button" href={to('/notices/notice')}>
            {t('facts:changed.notice.write')}
          </a>
        </p>
      </Panel>
      <p class="acts">
        <a class="button primary" href={to(`/facts/compare?after=${id}`)}>
          {t('facts:changed.next')}
        </a>
        <a class="button" href={to(`/facts/${id}`)}>
          {t('facts:changed.back')}
        </a>
      </p>
    </>
  );
}

/** The end of a comparison: all of it, or all but what was skipped. */
export function ComparedAllPage({ left, month }: { readonly left: number; readonly month: string }): VNode {
  const { t, to } = useVisit();
  return (
    <>
      <PageHead title={t('facts:compare.title')} />
      <Empty
        title={left === 0 ? t('facts:compare.all', { month }) : t('facts:compare.left', { count: left })}
      >
        <p class="acts">
          {left === 0 ? null : (
            <a class="button primary" href={to('/facts/compare')}>
              {t('facts:compare.again')}
            </a>
          )}
          <a class="button" href={to('/facts')}>
            {t('facts:compare.list')}
          </a>
        </p>
      </Empty>
    </>
  );
}
