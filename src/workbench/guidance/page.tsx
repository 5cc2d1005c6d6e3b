import type { VNode } from 'preact';
import { differentFacts, differentNodes } from '../../guide/difference.ts';
import { versionIds, type Fact, type VersionId } from '../../guide/facts.ts';
import type { LineKey } from '../../guide/flow.ts';
import type { Guides } from '../../guide/guide.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { textIn } from '../../speech/texts.ts';
import { markOf } from '../languages.ts';
import { LanguageField } from '../language-field.tsx';

interface Props {
  readonly guides: Guides;
  readonly names: Readonly<Record<VersionId, string>>;
  /** The version that the line says now. */
  readonly spoken: VersionId;
  readonly one: Surveyed;
  readonly surveyed: readonly Surveyed[];
}

/** Which version of the guidance the line says, and what differs between the two, fact by fact and line by line. */
export function GuidancePage({ guides, names, spoken, one, surveyed }: Props): VNode {
  const [first = 'faq', second = '2026'] = versionIds;
  return (
    <>
      <h1>Guidance</h1>
      <p class="lead">
        The line can say two versions of the guidance. This demo says <b>{spoken}</b> now; a line on a real
        number says what <code>GUIDANCE</code> names.
      </p>
      <form class="tools" method="post" action="/guidance">
        <fieldset class="versions">
          <legend>Which one this demo says</legend>
          {versionIds.map((version) => (
            <label key={version}>
              <input type="radio" name="version" value={version} checked={version === spoken} />{' '}
              <b>{version}</b>: {names[version]}
            </label>
          ))}
        </fieldset>
        <button type="submit">Say this one</button>
      </form>
      <h2>Facts that differ</h2>
      <div class="wide" tabIndex={0} role="region" aria-label="Facts that differ">
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">{first}</th>
              <th scope="col">{second}</th>
            </tr>
          </thead>
          <tbody>
            {differentFacts(guides[first], guides[second]).map(({ id, before, after }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{before ? <FactText fact={before} /> : 'not in it'}</td>
                <td>{after ? <FactText fact={after} /> : 'not in it'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>Lines that differ</h2>
      <form class="tools" method="get" action="/guidance">
        <LanguageField surveyed={surveyed} chosen={one.info.code} />
        <button type="submit">Show</button>
      </form>
      <div class="wide" tabIndex={0} role="region" aria-label="Lines that differ">
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">Place in a call</th>
              <th scope="col">Only in {first}</th>
              <th scope="col">Only in {second}</th>
            </tr>
          </thead>
          <tbody>
            {differentNodes(guides[first], guides[second]).map(({ id, isNew, isGone, before, after }) => (
              <tr key={id} id={`node-${id}`}>
                <th scope="row">
                  {id}
                  {isNew ? <span class="mark"> new</span> : null}
                  {isGone ? <span class="mark"> gone</span> : null}
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
    </>
  );
}

function FactText({ fact }: { fact: Fact }): VNode {
  return (
    <>
      {fact.says}{' '}
      <span class="sources">
        {fact.sources.map(({ link, by, certainty, what }, index) => (
          <span key={link ?? index}>
            {link === undefined ? (what ?? by) : <a href={link}>{by}</a>} ({certainty}){' '}
          </span>
        ))}
      </span>
    </>
  );
}

function Lines({ lines, one }: { lines: readonly LineKey[]; one: Surveyed }): VNode {
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
          <code>{line}</code>
        </li>
      ))}
    </ul>
  );
}
