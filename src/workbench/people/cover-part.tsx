import type { VNode } from 'preact';
import type { LanguageInfo } from '../../speech/languages.ts';
import { languageTitle } from '../languages.ts';
import { useVisit } from '../visit.ts';
import { timeIn, weekdayIn, zoneIn } from './clock.ts';
import type { Cover, Gap } from './cover.ts';

interface Props {
  readonly covers: readonly Cover[];
  readonly known: readonly LanguageInfo[];
  /** By whose clock the hours go. */
  readonly zone: string;
}

/** Gaps of a language that are named. */
const mostGaps = 8;

/** The hours in which callers ask for a person against those in which somebody is there, and how calls ended; a sentence where nobody has called yet. */
export function CoverPart({ covers, known, zone }: Props): VNode {
  const { t, locale } = useVisit();
  const nameOf = (code: string): string => {
    const info = known.find((one) => one.code === code);
    return info ? languageTitle(locale, info) : code;
  };
  const asked = covers.filter((one) => one.asked > 0);
  return (
    <section id="cover">
      <h2>{t('people:cover.title')}</h2>
      {asked.length === 0 ? (
        <p>{t('people:cover.none')}</p>
      ) : (
        <p class="hint">{t('people:cover.how', { zone: zoneIn(locale, zone) })}</p>
      )}
      {covers.length === 0 ? null : (
        <ul class="list">
          {covers.map((one) => (
            <CoverItem key={one.language} one={one} name={nameOf(one.language)} />
          ))}
        </ul>
      )}
      {asked.length === 0 ? null : <EndsTable covers={asked} nameOf={nameOf} />}
    </section>
  );
}

function CoverItem({ one, name }: { readonly one: Cover; readonly name: string }): VNode {
  const { t } = useVisit();
  const { gaps, asked, askedHours, coveredHours } = one;
  return (
    <li>
      <p>
        <b>{name}</b>: {t('people:cover.covered', { count: coveredHours })}{' '}
        {asked > 0 ? t('people:cover.asked', { count: askedHours }) : t('people:cover.nobodyAsked')}
      </p>
      {gaps.length === 0 ? null : (
        <>
          <p>{t('people:cover.gaps')}</p>
          <ul>
            {gaps.slice(0, mostGaps).map((gap) => (
              <GapItem key={`${gap.day} ${gap.from}`} gap={gap} />
            ))}
          </ul>
          {gaps.length > mostGaps ? (
            <p class="hint">{t('people:cover.more', { count: gaps.length - mostGaps })}</p>
          ) : null}
        </>
      )}
    </li>
  );
}

function GapItem({ gap: { day, from, to, asked } }: { readonly gap: Gap }): VNode {
  const { t, locale } = useVisit();
  const values = {
    day: weekdayIn(locale, day),
    from: timeIn(locale, `${from}:00`),
    to: timeIn(locale, `${to}:00`),
    count: asked,
  };
  return <li>{t('people:cover.gap', values)}</li>;
}

const ends = ['asked', 'answered', 'soon', 'missed', 'left', 'uncovered'] as const;

function EndsTable({
  covers,
  nameOf,
}: {
  readonly covers: readonly Cover[];
  readonly nameOf: (code: string) => string;
}): VNode {
  const { t, locale } = useVisit();
  const count = new Intl.NumberFormat(locale);
  return (
    <>
      <h3 id="ends-title">{t('people:ends.title')}</h3>
      <div class="wide" role="region" tabIndex={0} aria-labelledby="ends-title">
        <table class="ends">
          <thead>
            <tr>
              <th scope="col">{t('people:ends.language')}</th>
              {ends.map((end) => (
                <th key={end} scope="col">
                  {t(`people:ends.${end}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {covers.map((one) => (
              <tr key={one.language}>
                <th scope="row">{nameOf(one.language)}</th>
                {ends.map((end) => (
                  <td key={end}>{count.format(one[end])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{t('people:ends.rounded')}</p>
    </>
  );
}
