import type { ComponentChildren, VNode } from 'preact';
import { periodOf, type NamedPeriod } from '../period.ts';
import { troubled, type AtNode, type Report, type Steps } from '../report.ts';
import { showCount, showShare, showTotal, type Exactness } from '../shown.ts';
import { drawFlow, drawNames, drawPast, drawSteps } from './charts.ts';

/** The periods that may be told, the newest first, and the one that is. */
export interface Choice {
  readonly weeks: readonly NamedPeriod[];
  readonly months: readonly NamedPeriod[];
  /** Undefined while no week or month with calls is over. */
  readonly period: NamedPeriod | undefined;
  /** What of the address could not be answered. */
  readonly fault?: string;
}

/** What the page shows, and how. */
export interface UsageProps {
  readonly report: Report;
  readonly choice: Choice;
  /** Where this page is, without an end slash. */
  readonly path: string;
  /** The counters were made up for looking at. */
  readonly isSimulated: boolean;
  /** Where the words of a node stand in a language; undefined where no page has them. */
  readonly scriptLink?: ((language: string, node: string) => string) | undefined;
}

const charted = 14;

/** What was used in a period: figures, charts, and the numbers of each chart as a table beneath it. */
export function UsagePage(props: UsageProps): VNode {
  const { report, path } = props;
  const { exactness, period } = report;
  const count = (value: number): string => showCount(value, exactness);
  return (
    <div class="usage">
      <h1>What is used</h1>
      <Notes {...props} />
      <Periods {...props} />
      <ul class="figures">
        <Figure name="calls" value={showTotal(report.calls, exactness)} />
        <Figure name="minutes" value={showTotal(report.minutes, exactness)} />
        <Figure name="answers reached per call" value={report.answersPerCall?.toFixed(1) ?? '–'} />
        <Figure name="about, on a local number" value={dollars(report.cents.local)} />
        <Figure name="about, on a toll-free number" value={dollars(report.cents.tollFree)} />
      </ul>
      <p>
        <a href={`${path}/counters.csv?period=${period.name}`}>All counters as CSV</a> ·{' '}
        <a href={`${path}/words?period=${period.name}`}>Words that fail</a>
      </p>

      <Part title={period.span === 'month' ? 'Calls by month' : 'Calls by week'}>
        <PastChart report={report} />
        <Table
          caption="Calls"
          heads={[period.span === 'month' ? 'Month' : 'Week', 'Calls']}
          rows={report.past.map(({ name, calls }) => [name, count(calls)])}
        />
      </Part>

      <Part title="Languages">
        <p>
          How often each was chosen; a caller who changes the language is counted in both. Beside it, how
          callers hear it, and how much of it a person has reviewed and recorded.
        </p>
        <Table
          heads={['Language', 'Chosen', 'Heard', 'Reviewed', 'Recorded']}
          rows={report.chosen.map((one) => [
            `${one.english} (${one.code})`,
            count(one.count),
            one.how,
            percent(one.reviewed),
            percent(one.recorded),
          ])}
        />
        <Details title={period.span === 'month' ? 'Languages by month' : 'Languages by week'}>
          <PastLanguages report={report} />
        </Details>
      </Part>

      <Part title="What is asked for">
        {report.asked.length === 0 ? (
          <p>No answer was reached often enough to be told.</p>
        ) : (
          <Chart
            svg={drawNames(
              'Answers reached',
              report.asked.slice(0, charted).map(({ node, arrivals }) => ({ name: node, count: arrivals })),
            )}
          />
        )}
        <NodeTable nodes={report.asked} exactness={exactness} caption="Answers" />
      </Part>

      <Part title="The paths that callers take">
        <p>
          From the beginning of a call at the left; the red end of a box is where callers hung up. What is
          rare is in the tables alone.
        </p>
        {report.ways.length === 0 ? <p>Nothing to draw yet.</p> : <Chart svg={drawFlow(report)} />}
        <Details title="Every place, and where calls ended">
          <NodeTable nodes={report.nodes} exactness={exactness} caption="Places" />
        </Details>
        <Details title="Every way from place to place">
          <Table
            heads={['From', 'To', 'Times']}
            rows={report.ways.map((one) => [
              one.from === '' ? 'a new call' : one.from,
              one.to,
              count(one.count),
            ])}
          />
        </Details>
      </Part>

      <Part title="When, and how long">
        <StepsChart label="Calls by hour of the day" steps={report.hours} exactness={exactness} />
        <StepsChart label="Calls by their length" steps={report.lengths} exactness={exactness} />
      </Part>

      <Part title="People and messages">
        <StepsTable
          caption="Calls passed on, and how they ended"
          steps={report.transfers}
          exactness={exactness}
        />
        <StepsTable
          caption="Text messages asked for, and how that ended"
          steps={report.texts}
          exactness={exactness}
        />
      </Part>
    </div>
  );
}

/** Where words fail, the gravest first. */
export function TroublePage(props: UsageProps): VNode {
  const { report, path, scriptLink } = props;
  const { exactness, period } = report;
  const count = (value: number): string => showCount(value, exactness);
  const told = report.trouble.slice(0, 60);
  return (
    <div class="usage">
      <h1>Words that fail</h1>
      <Notes {...props} />
      <p>
        Where callers asked again, stayed silent when a key was asked for, or pressed one that means nothing
        there: what to write anew first. <a href={`${path}?period=${period.name}`}>Back to what is used</a>
      </p>
      {told.length === 0 ? (
        <p>Nothing of note in this period.</p>
      ) : (
        <Table
          heads={['Place', 'Language', 'Turns there', 'Again', 'Silence', 'Wrong key', 'Of its turns']}
          rows={told.map((one) => [
            scriptLink ? <a href={scriptLink(one.language, one.node)}>{one.node}</a> : one.node,
            one.language,
            count(one.turns),
            count(one.again),
            count(one.silence),
            count(one.wrongKeys),
            showShare(troubled(one), one.turns, exactness),
          ])}
        />
      )}
      {scriptLink ? null : (
        <p>
          The words of each place are in the readable scripts of the project, <code>docs/scripts</code>, a
          file a language.
        </p>
      )}
    </div>
  );
}

/** Before the first week is over there is nothing that may be told. */
export function NothingYet({ title, today }: { readonly title: string; readonly today: string }): VNode {
  return (
    <div class="usage">
      <h1>{title}</h1>
      <p>
        Nothing can be told yet. What is counted is shown once its week or month is over: the present week
        ends on {periodOf(today, 'week').to}. Then come back.
      </p>
    </div>
  );
}

function Notes({ isSimulated, choice, report }: UsageProps): VNode {
  const { name, from, to } = report.period;
  return (
    <>
      <p>
        {name}: {from} to {to}
      </p>
      {isSimulated ? (
        <p class="simulated" role="note">
          Simulated: these calls were never made. They show what the page looks like after a month.
        </p>
      ) : null}
      {choice.fault === undefined ? null : (
        <p role="alert">
          {choice.fault} {name} is shown.
        </p>
      )}
      <p>
        Counters of steps, not of calls: nothing here is about one caller.
        {report.exactness === 'exact'
          ? ''
          : ' Each number is rounded to a ten, up or down by chance, so that nobody can be told from it. Weeks and months are told when they are over.'}
      </p>
      {report.dropped > 0 ? (
        <p role="alert">
          {showTotal(report.dropped, report.exactness)} counts found no place while the database did not
          answer: the numbers of this period are too low by that.
        </p>
      ) : null}
    </>
  );
}

function Periods({ report, choice, path }: UsageProps): VNode {
  const groups = [
    ['Months', choice.months],
    ['Weeks', choice.weeks],
  ] as const;
  return (
    <form action={path} method="get">
      <label>
        Month or week
        <select name="period">
          {groups.map(([label, periods]) => (
            <optgroup key={label} label={label}>
              {periods.map(({ name, span, from, to }) => (
                <option key={name} value={name} selected={name === report.period.name}>
                  {span === 'month' ? name : `${name}: ${from} to ${to}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button>Show</button>
    </form>
  );
}

function PastChart({ report }: { readonly report: Report }): VNode {
  if (report.past.every(({ calls }) => calls === 0)) return <p>Too few calls to draw.</p>;
  return <Chart svg={drawPast(report.past)} />;
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return (
    <li>
      <b>{value}</b> {name}
    </li>
  );
}

function Chart({ svg }: { readonly svg: string }): VNode {
  return <figure class="wide" tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />;
}

function Details({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

interface TableProps {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly caption?: string;
}

function Table({ heads, rows, caption }: TableProps): VNode {
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

function NodeTable({ nodes, exactness, caption }: NodeTableProps): VNode {
  return (
    <Table
      caption={caption}
      heads={['Place', 'Reached', 'Calls ended there', 'Chosen by']}
      rows={nodes.map(({ node, words, arrivals, endings }) => [
        node,
        showCount(arrivals, exactness),
        showCount(endings, exactness),
        words,
      ])}
    />
  );
}

interface StepsProps {
  readonly steps: Steps;
  readonly exactness: Exactness;
}

function StepsChart({ label, steps, exactness }: StepsProps & { readonly label: string }): VNode {
  const isEmpty = steps.every(({ count }) => count === 0);
  return (
    <>
      <h3>{label}</h3>
      {isEmpty ? null : <Chart svg={drawSteps(label, steps)} />}
      <StepsTable caption={label} steps={isEmpty ? [] : steps} exactness={exactness} />
    </>
  );
}

function StepsTable({ caption, steps, exactness }: StepsProps & { readonly caption: string }): VNode {
  if (steps.length === 0)
    return (
      <p>
        {caption}: {showCount(0, exactness) === '0' ? 'none' : 'none, or too few to be told'}.
      </p>
    );
  return (
    <Table
      caption={caption}
      heads={['What', 'Times']}
      rows={steps.map(({ step, count }) => [step, showCount(count, exactness)])}
    />
  );
}

function PastLanguages({ report }: { readonly report: Report }): VNode {
  const { past, exactness, chosen } = report;
  const languages = chosen
    .map(({ code }) => code)
    .filter((code) => past.some((one) => (one.chosen[code] ?? 0) > 0));
  return (
    <Table
      heads={[report.period.span === 'month' ? 'Month' : 'Week', ...languages]}
      rows={past.map((one) => [
        one.name,
        ...languages.map((code) => showCount(one.chosen[code] ?? 0, exactness)),
      ])}
    />
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
