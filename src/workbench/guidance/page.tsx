import type { VNode } from 'preact';
import { differentFacts, differentNodes } from '../../guide/difference.ts';
import { versionIds, type Fact, type VersionId } from '../../guide/facts.ts';
import type { LineKey } from '../../guide/ids.ts';
import type { Guides } from '../../guide/guide.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { textIn } from '../../speech/texts.ts';
import { markOf } from '../languages.ts';
import { LanguageField } from '../language-field.tsx';
import { PageHead, withParts } from '../parts.tsx';
import { placeName } from '../places.ts';
import { useVisit } from '../visit.ts';

interface Props {
  readonly guides: Guides;
  /** The version that the line says now. */
  readonly spoken: VersionId;
  readonly one: Surveyed;
  readonly surveyed: readonly Surveyed[];
}

const [first = 'faq', second = '2026'] = versionIds;

/** Which version of the guidance the line says, and what differs between the two, fact by fact and line by line. */
export function GuidancePage({ guides, spoken, one, surveyed }: Props): VNode {
  const { t, to } = useVisit();
  return (
    <>
      <PageHead
        title={t('guidance:title')}
        lead={withParts(t('guidance:lead'), { spoken: <b>{spoken}</b>, setting: <code>GUIDANCE</code> })}
      />
      <form class="tools" method="post" action={to('/guidance')}>
        <fieldset class="versions">
          <legend>{t('guidance:which')}</legend>
          {versionIds.map((version) => (
            <label key={version}>
              <input type="radio" name="version" value={version} checked={version === spoken} />{' '}
              <b>{version}</b>: {t(`guidance:version.${version}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit">{t('guidance:say')}</button>
      </form>
      <h2>{t('guidance:facts')}</h2>
      <DifferentFacts guides={guides} />
      <h2>{t('guidance:lines')}</h2>
      <form class="tools" method="get" action={to('/guidance')}>
        <LanguageField surveyed={surveyed} chosen={one.info.code} />
        <button type="submit">{t('common:show')}</button>
      </form>
      <DifferentNodes guides={guides} one={one} />
    </>
  );
}

function DifferentFacts({ guides }: Pick<Props, 'guides'>): VNode {
  const { t } = useVisit();
  const show = (fact: Fact | undefined): VNode | string =>
    fact ? <FactText fact={fact} /> : t('guidance:absent');
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={t('guidance:facts')}>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{t('guidance:fact')}</th>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
          </tr>
        </thead>
        <tbody>
          {differentFacts(guides[first], guides[second]).map(({ id, before, after }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{show(before)}</td>
              <td>{show(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DifferentNodes({ guides, one }: Pick<Props, 'guides' | 'one'>): VNode {
  const { t, locale } = useVisit();
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={t('guidance:lines')}>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{t('guidance:place')}</th>
            {[first, second].map((version) => (
              <th key={version} scope="col">
                {t('guidance:onlyIn', { version })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differentNodes(guides[first], guides[second]).map(({ id, isNew, isGone, before, after }) => (
            <tr key={id} id={`node-${id}`}>
              <th scope="row">
                {placeName(locale, id)}
                {isNew ? <span class="mark"> {t('guidance:new')}</span> : null}
                {isGone ? <span class="mark"> {t('guidance:gone')}</span> : null}
              </th>
              <td>
                <Lines lines={before} one={one} />
              </td>
              <td>
                <Lines lines={after} one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FactText({ fact }: { fact: Fact }): VNode {
  return (
    <span lang="en">
      {fact.says}{' '}
      <span class="sources">
        {fact.sources.map(({ link, by, certainty, what }, index) => (
          <span key={link ?? index}>
            {link === undefined ? (what ?? by) : <a href={link}>{by}</a>} ({certainty}){' '}
          </span>
        ))}
      </span>
    </span>
  );
}

function Lines({ lines, one }: { lines: readonly LineKey[]; one: Surveyed }): VNode {
  const { to } = useVisit();
  const texts = lines.map((line) => ({
    line,
    own: textIn(one.texts, line),
    english: textIn(one.source, line) ?? '',
  }));
  return (
    <ul class="said">
      {texts.map(({ line, own, english }) => (
        <li key={line}>
          {own === undefined ? <span lang="en">{english}</span> : <span {...markOf(one)}>{own}</span>}{' '}
          <a href={to(`/script/${one.info.code}/${line}`)}>
            <code>{line}</code>
          </a>
        </li>
      ))}
    </ul>
  );
}
