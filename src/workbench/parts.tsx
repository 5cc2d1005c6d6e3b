import type { ComponentChildren, VNode } from 'preact';
import { useVisit } from './visit.ts';

/** How something stands: nothing to say, good, to be looked at, or wrong. */
export type Tone = 'plain' | 'good' | 'look' | 'bad';

interface HeadProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** What can be done on the page as a whole. */
  readonly children?: ComponentChildren;
}

/** The head of a page: its name, a sentence about it, and what can be done with all of it. */
export function PageHead({ title, lead, children }: HeadProps): VNode {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      {children === undefined ? null : <div class="page-acts">{children}</div>}
    </header>
  );
}

interface PanelProps {
  readonly title?: ComponentChildren;
  readonly id?: string;
  readonly tone?: Tone;
  /** Whether what it tells of is still going on. */
  readonly isBusy?: boolean;
  readonly children?: ComponentChildren;
}

/** A box around what belongs together. */
export function Panel({ title, id, tone = 'plain', isBusy, children }: PanelProps): VNode {
  return (
    <section class={`panel ${tone}`} id={id} aria-busy={isBusy}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}

interface EmptyProps {
  readonly title: string;
  /** Whether it is all that the page has. */
  readonly isPage?: boolean;
  readonly children?: ComponentChildren;
}

/** What is said where there is nothing to show: why, and what can be done about it. */
export function Empty({ title, isPage, children }: EmptyProps): VNode {
  return (
    <div class="empty">
      {isPage ? <h1 class="empty-title">{title}</h1> : <p class="empty-title">{title}</p>}
      {children}
    </div>
  );
}

interface BannerProps {
  readonly tone: Tone;
  readonly id?: string;
  readonly children?: ComponentChildren;
}

/** What has just happened, or is to be known; what went wrong interrupts. */
export function Banner({ tone, id, children }: BannerProps): VNode {
  return (
    <div class={`banner ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} id={id}>
      {children}
    </div>
  );
}

const marks: Readonly<Record<Tone, string>> = { plain: '○', good: '●', look: '◐', bad: '✕' };

/** A state in a word or two, told by its mark and not by its color alone. */
export function Badge({ tone, children }: { tone: Tone; children?: ComponentChildren }): VNode {
  return (
    <span class={`badge ${tone}`}>
      <span aria-hidden="true">{marks[tone]}</span> {children}
    </span>
  );
}

/** How far something is, as a bar with its figures beside it. */
export function Progress({ done, all, label }: { done: number; all: number; label: string }): VNode {
  return (
    <p class="progress">
      <span class="progress-label">{label}</span>
      <progress value={done} max={Math.max(all, 1)} aria-label={label}></progress>
    </p>
  );
}

interface PagerProps {
  /** The page that is shown; the first is 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page, behind the door. */
  readonly addressOf: (page: number) => string;
}

/** The way through a list that is shown a part at a time; nothing where there is one part. */
export function Pager({ page, pages, addressOf }: PagerProps): VNode | null {
  const { t, to } = useVisit();
  if (pages <= 1) return null;
  const step = (wanted: number, words: string, rel: string): VNode =>
    wanted >= 1 && wanted <= pages ? (
      <a class="button" href={to(addressOf(wanted))} rel={rel}>
        {words}
      </a>
    ) : (
      <span class="button off">{words}</span>
    );
  return (
    <nav class="pager" aria-label={t('common:pager')}>
      {step(page - 1, t('common:before'), 'prev')}
      <span>{t('common:pageOf', { page, pages })}</span>
      {step(page + 1, t('common:next'), 'next')}
    </nav>
  );
}

/** Puts elements into a sentence in the place of names in braces: `withParts(t('…'), { link: <a …/> })` for "See {link}." */
export function withParts(sentence: string, parts: Readonly<Record<string, VNode>>): VNode {
  return (
    <>
      {sentence.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : (parts[piece] ?? piece)))}
    </>
  );
}
