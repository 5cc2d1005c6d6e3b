import type { VNode } from 'preact';
import { englishToRecord } from '../../speech/sheet.ts';
import { backTranslation } from '../../speech/reviews.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import { dayText } from '../day.ts';
import { markOf, nameIn } from '../languages.ts';
import { useVisit } from '../visit.ts';
import type { LineLook } from './look.ts';
import { SoundPart } from './sound-part.tsx';

/** What a line says, beside its English, and how it is heard. */
export function WordsPart({ look }: { readonly look: LineLook }): VNode {
  const { t, locale } = useVisit();
  const { guide, one, line } = look;
  const { code } = one.info;
  const back = line.text === undefined ? undefined : backTranslation(one.reviews[line.line], line.text);
  return (
    <section class="panel words" aria-label={t('script:words')}>
      {line.text === undefined ? null : (
        <>
          <h2>{nameIn(locale, one.info)}</h2>
          <p class="text spoken" {...markOf(one)}>
            {line.text}
          </p>
        </>
      )}
      {code === sourceLanguage ? null : (
        <>
          <h2>{t('script:english')}</h2>
          <p class="text english-text" lang="en">
            {englishToRecord(guide, one, line.line)}
          </p>
        </>
      )}
      {back === undefined ? null : (
        <p class="hint">
          {t('script:back.says')} <q lang="en">{back}</q>
        </p>
      )}
      <Reviewed look={look} />
      <ReviewedElsewhere look={look} />
      <SoundPart look={look} />
    </section>
  );
}

/** Who reviewed the line, and when. */
function Reviewed({ look }: { readonly look: LineLook }): VNode | null {
  const { t, locale } = useVisit();
  const { one, line, nameOf } = look;
  const review = one.reviews[line.line]?.review;
  if (!review || (line.review !== 'reviewed' && line.review !== 'stale')) return null;
  const who = nameOf(review.by, t('script:former'));
  return <p class="hint">{t(`script:reviewed.${line.review}`, { who, when: dayText(locale, review.on) })}</p>;
}

/** Which other hotlines have reviewed just these words: it is told, and counts once somebody here has. */
function ReviewedElsewhere({ look: { line } }: { readonly look: LineLook }): VNode | null {
  const { t, locale } = useVisit();
  if (line.elsewhere.length === 0) return null;
  return (
    <>
      {line.elsewhere.map(({ from, on }) => (
        <p class="hint" key={`${from} ${on}`}>
          {t('script:reviewed.elsewhere', { from, when: dayText(locale, on) })}
        </p>
      ))}
    </>
  );
}
