import type { VNode } from 'preact';
import { expiryOf } from '../../facts/age.ts';
import type { Fact, FactId, Source } from '../../guide/facts.ts';
import type { LineKey } from '../../guide/ids.ts';
import { textIn, type Texts } from '../../speech/texts.ts';
import { dayIn, monthIn } from '../dates.ts';
import { Badge } from '../parts.tsx';
import { useVisit } from '../visit.ts';

/** A fact, and all that is known of it. */
export interface KnownFact {
  readonly id: FactId;
  readonly fact: Fact;
  readonly lines: readonly LineKey[];
  readonly isSilenced: boolean;
  /** What a later copy of the guidance says against it. */
  readonly contradiction: string | undefined;
  /** Said, and compared too long ago or never; or said no more for want of a comparison. */
  readonly age: 'fine' | 'old' | 'gone';
}

/** How a fact stands: silenced, said no more, contradicted, and when it was compared. */
export function FactStates({ known }: { readonly known: KnownFact }): VNode {
  const { t, locale } = useVisit();
  const { fact, age, isSilenced, contradiction } = known;
  const expiry = expiryOf(fact);
  const when = fact.compared
    ? t('facts:compared', { month: monthIn(locale, fact.compared) })
    : t('facts:neverCompared');
  return (
    <p class="fact-states">
      {isSilenced ? <Badge tone="bad">{t('facts:isSilenced')}</Badge> : null}{' '}
      {contradiction === undefined ? null : <Badge tone="bad">{t('facts:isContradicted')}</Badge>}{' '}
      <Badge tone={age === 'fine' ? 'good' : 'look'}>{when}</Badge>{' '}
      {expiry === undefined ? null : (
        <Badge tone={age === 'gone' ? 'bad' : 'plain'}>
          {t(age === 'gone' ? 'facts:gone' : 'facts:expires', { day: dayIn(locale, expiry) })}
        </Badge>
      )}
    </p>
  );
}

/** What the line says of a fact, how it stands, and what a later copy says against it. */
export function FactSays({ known }: { readonly known: KnownFact }): VNode {
  const { t } = useVisit();
  const { id, fact, contradiction } = known;
  return (
    <>
      <p class="fact-says" lang="en">
        {fact.says} <small>{id}</small>
      </p>
      <FactStates known={known} />
      {contradiction === undefined ? null : (
        <p class="hint">
          {t('facts:contradiction')} <q lang="en">{contradiction}</q>
        </p>
      )}
    </>
  );
}

/** Where a fact stands, and how sure that is; each source opens beside the page. */
export function Sources({ sources }: { readonly sources: readonly Source[] }): VNode {
  const { t, locale } = useVisit();
  return (
    <ul class="sources">
      {sources.map(({ by, certainty, dated, link, what }, index) => {
        const name = `${what ?? t(`facts:by.${by}`)}${link === undefined ? '' : `: ${shortOf(link)}`}`;
        const sure = t(`facts:certainty.${certainty}`);
        return (
          <li key={link ?? index}>
            {link === undefined ? (
              name
            ) : (
              <a href={link} target="_blank" rel="noreferrer noopener">
                {name}
              </a>
            )}{' '}
            <small>
              {sure}
              {dated ? `, ${monthIn(locale, dated)}` : ''}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

/** An address as people read it out: without what every address begins and ends with. */
function shortOf(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** The lines that say a fact, each leading to the script. */
export function SaidIn({
  lines,
  english,
}: {
  readonly lines: readonly LineKey[];
  readonly english: Texts;
}): VNode {
  const { t, to } = useVisit();
  if (lines.length === 0) return <p class="hint">{t('facts:saidNowhere')}</p>;
  return (
    <ul class="said-in">
      {lines.map((line) => (
        <li key={line}>
          <a href={to(`/script/en/${line}`)} lang="en">
            {textIn(english, line) ?? line}
          </a>
        </li>
      ))}
    </ul>
  );
}
