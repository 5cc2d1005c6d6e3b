import type { ComponentChildren, VNode } from 'preact';
import { placeName } from '../../workbench/places.ts';
import type { AtNode, Steps } from '../report.ts';
import { showCount, type Exactness } from '../shown.ts';
import { drawSteps } from './charts.ts';
import { useWords } from './words.ts';

interface PartProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A part of a page under its heading. */
export function Part({ title, children }: PartProps): VNode {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What is shown when somebody asks for it. */
export function Details({ title, children }: PartProps): VNode {
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** A chart that has been drawn. */
export function Chart({ svg }: { readonly svg: string }): VNode {
  return <figure class="wide" tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />;
}

interface TableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly caption?: string;
}

/** A table; the first cell of a row names it. */
export function Table({ heads, rows, caption }: TableProps): VNode {
  return (
    <div class="wide" tabIndex={0}>
      <table>
        {caption === undefined ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (column === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface NodeTableProps {
  readonly nodes: readonly AtNode[];
  readonly exactness: Exactness;
  readonly caption: string;
}

/** Places of a call: how often each was reached, and how many calls ended there. */
export function NodeTable({ nodes, exactness, caption }: NodeTableProps): VNode {
  const { t, locale } = useWords();
  return (
    <Table
      caption={caption}
      heads={[t('usage:place'), t('usage:reached'), t('usage:ended'), t('usage:chosenBy')]}
      rows={nodes.map(({ node, words, arrivals, endings }) => [
        placeName(locale, node),
        showCount(arrivals, exactness),
        showCount(endings, exactness),
        <span lang="en">{words}</span>,
      ])}
    />
  );
}

interface StepsProps {
  readonly label: string;
  readonly steps: Steps;
  readonly exactness: Exactness;
}

/** Steps as a chart and its table; a sentence where nothing was counted. */
export function StepsChart({ label, steps, exactness }: StepsProps): VNode {
  const words = useWords();
  const isEmpty = steps.every(({ count }) => count === 0);
  return (
    <>
      <h3>{label}</h3>
      {isEmpty ? null : <Chart svg={drawSteps(label, steps, words)} />}
      <StepsTable label={label} steps={isEmpty ? [] : steps} exactness={exactness} />
    </>
  );
}

/** Steps as a table; a sentence where nothing was counted. */
export function StepsTable({ label, steps, exactness }: StepsProps): VNode {
  const { t, step: named } = useWords();
  if (steps.length === 0) {
    const isKnown = exactness === 'exact';
    return <p>{t(isKnown ? 'usage:none' : 'usage:tooFew', { what: label })}</p>;
  }
  return (
    <Table
      caption={label}
      heads={[t('usage:what'), t('usage:times')]}
      rows={steps.map(({ step, count }) => [named(step), showCount(count, exactness)])}
    />
  );
}
