import type { VNode } from 'preact';
import { markOf, nameIn } from '../languages.ts';
import { OutcomeBanner } from '../outcome.tsx';
import { Banner } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { writtenIn } from './acts.ts';
import type { Answered } from './answered.ts';
import { AroundPart } from './around-part.tsx';
import { Badges } from './badges.tsx';
import { Choices } from './choices.tsx';
import { ConflictPart } from './conflict-part.tsx';
import { Difference } from './difference.tsx';
import { FactsPart } from './facts-part.tsx';
import { FixedWordsPart } from './fixed-words-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { KeyList } from './key-list.tsx';
import { isShown, nextOpen, standIn } from './lines.ts';
import type { LineLook } from './look.ts';
import { ProposalPart, RefusalPart } from './proposal-part.tsx';
import { RemarksPart } from './remarks-part.tsx';
import { Talk } from './talk.tsx';
import { lineAddress, listAddress } from './view.ts';
import { WordsPart } from './words-part.tsx';

interface Props {
  readonly look: LineLook;
  readonly answered?: Answered | undefined;
}

/** One line of a language: what it says, what is known of it, and what can be done. */
export function LinePage({ look, answered }: Props): VNode {
  const { t, to, locale } = useVisit();
  const { one, view, line, site } = look;
  const { code } = one.info;
  const language = nameIn(locale, one.info);
  return (
    <article class="line-page" id="line" aria-labelledby="line-name">
      <p class="way-back">
        <a href={to(listAddress(code, view))}>{t('script:back', { language })}</a>{' '}
        <a href={`${to(listAddress(code, view))}#q`} aria-keyshortcuts="/">
          {t('script:search')}
        </a>
      </p>
      <Steps look={look} />
      <header class="line-head">
        <h1 id="line-name">{line.line.replaceAll('-', ' ')}</h1>
        <Badges line={line} />
      </header>
      {answered ? <Came look={look} answered={answered} /> : null}
      <div class="line-columns">
        <div>
          <ConflictPart look={look} />
          <ProposalPart look={look} answered={answered} />
          <RefusalPart look={look} />
          <RemarksPart look={look} />
          <WordsPart look={look} />
          <Choices look={look} answered={answered} />
        </div>
        <div>
          <FixedWordsPart look={look} />
          <AroundPart look={look} />
          <FactsPart look={look} />
        </div>
      </div>
      {site.bench.can.has('comments') ? <Talk look={look} answered={answered} /> : null}
      {site.bench.can.has('history') ? <HistoryPart look={look} /> : null}
      <KeyList keys={['j', 'k', 'r', 'e', 'w', 'h', '/', '?']} />
    </article>
  );
}

/** The way to the lines before and after, and where among them this one is. */
function Steps({ look }: { readonly look: LineLook }): VNode {
  const { t, to } = useVisit();
  const { one, view, line, lines, shown } = look;
  const { at, of, before, after } = standIn(lines, shown, line.line);
  const step = (to_: string | undefined, words: string, rel: string, key: string): VNode =>
    to_ === undefined ? (
      <span class="button off">{words}</span>
    ) : (
      <a
        class="button"
        href={to(lineAddress({ language: one.info.code, line: to_ }, view))}
        rel={rel}
        aria-keyshortcuts={key}
      >
        {words}
      </a>
    );
  return (
    <nav class="steps" aria-label={t('script:steps')}>
      {step(before, t('script:before'), 'prev', 'k ArrowLeft')}
      <span>
        {at === undefined ? t('script:left', { count: of }) : t('script:at', { at, count: of })}
        {view.show === 'all' ? null : <small> {t(`script:show.${view.show}`)}</small>}
      </span>
      {step(after, t('script:after'), 'next', 'j ArrowRight')}
    </nav>
  );
}

/** What came of what somebody did, and the way on. */
function Came({ look, answered }: { readonly look: LineLook; readonly answered: Answered }): VNode {
  const { act, outcome, before } = answered;
  const mark = markOf(look.one);
  const isDone = outcome.kind === 'done';
  // What waits for a second person is shown with its difference anyway.
  const isWritten = isDone && act.act === 'words' && outcome.effect !== 'waits';
  return (
    <div class="came" tabIndex={-1}>
      <OutcomeBanner outcome={outcome} hasWritten={writtenIn(act).trim() !== ''} mark={mark} />
      {isWritten && before.text !== undefined && before.text !== act.text ? (
        <Difference before={before.text} after={act.text.replaceAll(/\s+/g, ' ').trim()} mark={mark} />
      ) : null}
      {isDone && act.act !== 'comment' && act.act !== 'unreview' ? <WayOn look={look} /> : null}
    </div>
  );
}

/** The next line that waits, or that none is left. */
function WayOn({ look }: { readonly look: LineLook }): VNode | null {
  const { t, to, visitor, locale } = useVisit();
  const { one, view, line, lines, shown } = look;
  const { code } = one.info;
  const language = nameIn(locale, one.info);
  // Whoever goes through all lines is led on to those that wait.
  const isWanted = new Set(shown.filter((each) => view.show !== 'all' || isShown(each, 'open', visitor.id)));
  const next = nextOpen(lines, line.line, (each) => isWanted.has(each));
  if (next !== undefined) {
    return (
      <p>
        <a
          class="button primary big"
          href={to(lineAddress({ language: code, line: next }, view))}
          data-way-on
        >
          {t('script:wayOn')}
        </a>
      </p>
    );
  }
  if (line.review === 'none' && view.show === 'all') return null;
  return (
    <Banner tone="good">
      <p>
        <strong>{t('script:done.title')}</strong> {t('script:done.text', { language })}
      </p>
      <p>
        <a class="button" href={to(listAddress(code, { ...view, show: 'all', q: '' }))} data-way-on>
          {t('script:done.way')}
        </a>
      </p>
    </Banner>
  );
}
