import type { ComponentChildren, VNode } from 'preact';
import type { Guide } from '../../guide/guide.ts';
import type { NodeId } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Texts } from '../../speech/texts.ts';
import { Empty, PageHead, Pager, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { FactStates, SaidIn, Sources, type KnownFact } from './fact-card.tsx';
import { Instead, SilenceForm } from './silence.tsx';

/** Which facts are listed. */
type Show = 'all' | 'compare';

interface Props {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly english: Texts;
  readonly facts: readonly KnownFact[];
  /** How many facts nobody has compared this month. */
  readonly open: number;
  /** Answers that are silenced, and those that could be. */
  readonly silencedAnswers: readonly NodeId[];
  readonly answers: readonly NodeId[];
  readonly show: Show;
  readonly page: number;
  readonly children?: ComponentChildren;
}

const perPage = 15;

/** Every fact of the guidance that the line says: what is silenced first. */
export function FactsPage(props: Props): VNode {
  const { english, facts, open, show, page, children } = props;
  const { t, to } = useVisit();
  const listed = show === 'all' ? facts : facts.filter(({ age }) => age !== 'fine');
  const pages = Math.max(1, Math.ceil(listed.length / perPage));
  const shown = Math.min(page, pages);
  return (
    <>
      <PageHead title={t('facts:title')} lead={t('facts:lead')}>
        {open === 0 ? null : (
          <a class="button primary" href={to('/facts/compare')}>
            {t('facts:compareAll', { count: open })}
          </a>
        )}
      </PageHead>
      {children}
      <Silenced {...props} />
      <h2>{t('facts:list')}</h2>
      <nav class="tools" aria-label={t('facts:filter')}>
        {(['all', 'compare'] as const).map((one) => (
          <a
            key={one}
            class="button"
            href={to(`/facts?show=${one}`)}
            aria-current={one === show ? 'true' : undefined}
          >
            {t(`facts:show.${one}`)}
          </a>
        ))}
      </nav>
      {listed.length === 0 ? <Empty title={t('facts:noneOld')} /> : null}
      <ul class="list fact-list">
        {listed.slice((shown - 1) * perPage, shown * perPage).map((known) => (
          <FactRow key={known.id} known={known} english={english} />
        ))}
      </ul>
      <Pager page={shown} pages={pages} addressOf={(wanted) => `/facts?show=${show}&page=${wanted}`} />
      <SilenceAnswer {...props} />
    </>
  );
}

function FactRow({ known, english }: { readonly known: KnownFact; readonly english: Texts }): VNode {
  const { t, to } = useVisit();
  const { id, fact, lines, isSilenced } = known;
  return (
    <li id={`fact-${id}`}>
      <h3>
        <span lang="en">{fact.says}</span> <small>{id}</small>
      </h3>
      <FactStates known={known} />
      <Sources sources={fact.sources} />
      <details>
        <summary>{t('facts:saidIn', { count: lines.length })}</summary>
        <SaidIn lines={lines} english={english} />
      </details>
      <div class="acts">
        <a class="button" href={to(`/facts/${id}`)} aria-label={t('facts:compareOne.label', { id })}>
          {t('facts:compareOne')}
        </a>
        {isSilenced ? null : <SilenceForm subject={id} isSilenced={false} />}
      </div>
    </li>
  );
}

/** What callers are told to ask a person about, and how it is spoken again. */
function Silenced({ guide, surveyed, facts, silencedAnswers }: Props): VNode | null {
  const { t, to } = useVisit();
  const silenced = facts.filter(({ isSilenced }) => isSilenced);
  if (silenced.length === 0 && silencedAnswers.length === 0) return null;
  return (
    <Panel title={t('facts:silenced')} id="silenced" tone="bad">
      <Instead guide={guide} surveyed={surveyed} />
      <ul class="silenced-list">
        {silenced.map(({ id, fact }) => (
          <li key={id}>
            <p>
              <b lang="en">{fact.says}</b> <small>{id}</small>
            </p>
            <SilenceForm subject={id} isSilenced />
          </li>
        ))}
        {silencedAnswers.map((id) => (
          <li key={id}>
            <p>
              {t('facts:answer')} <a href={to(`/map?node=${id}`)}>{id}</a>
            </p>
            <SilenceForm subject={id} isSilenced />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where a fact alone is not enough: an answer is silenced as a whole. */
function SilenceAnswer({ guide, surveyed, answers }: Props): VNode {
  const { t, to } = useVisit();
  return (
    <details class="two-steps">
      <summary>{t('facts:silenceAnswer')}</summary>
      <p class="hint">{t('facts:silenceAnswer.what')}</p>
      <Instead guide={guide} surveyed={surveyed} />
      <form class="tools" method="post" action={to('/facts/silence')}>
        <input type="hidden" name="silenced" value="yes" />
        <p class="field">
          <label for="answer">{t('facts:silenceAnswer.which')}</label>
          <select id="answer" name="subject">
            {answers.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </p>
        <button type="submit" class="danger">
          {t('facts:silence.now')}
        </button>
      </form>
    </details>
  );
}
