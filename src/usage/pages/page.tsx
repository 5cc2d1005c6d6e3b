import type { ComponentChildren, VNode } from 'preact';
import { daysOfMonth, monthBefore } from '../period.ts';
import { troubled, type AtNode, type Report, type Steps } from '../report.ts';
import { isShown, showCount, shownOnly, showTotal, type Exactness } from '../shown.ts';
import type { Period } from '../store.ts';
import { drawDays, drawFlow, drawNames, drawSteps } from './charts.ts';

/** What the page shows, and how. */
export interface UsageProps {
  readonly report: Report;
  readonly exactness: Exactness;
  /** Where this page is, without an end slash. */
  readonly path: string;
  readonly today: string;
  readonly firstDay: string | undefined;
  /** The counters were made up for looking at. */
  readonly isSimulated: boolean;
  /** What of the address could not be read. */
  readonly fault?: string | undefined;
  /** Where the words of a node stand in a language; undefined where no page has them. */
  readonly scriptLink?: ((language: string, node: string) => string) | undefined;
}

const charted = 14;

/** What was used in a period: figures, charts, and the numbers of each chart as a table beneath it. */
export function UsagePage(props: UsageProps): VNode {
  const { report, exactness, path } = props;
  const { from, to } = report.period;
  const count = (value: number): string => showCount(value, exactness);
  const shownAsked = shownOnly(
    report.asked.map(({ node, arrivals }) => ({ name: node, count: arrivals })),
    exactness,
  );
  return (
    <div class="usage">
      <h1>What is used</h1>
      <Notes {...props} />
      <Periods {...props} />
      <ul class="figures">
        <Figure name="calls" value={showTotal(report.calls, exactness)} />
        <Figure name="minutes" value={showTotal(report.minutes, exactness)} />
        <Figure
          name="answers reached per call"
          value={report.calls === 0 ? '–' : (report.answers / report.calls).toFixed(1)}
        />
        <Figure name="about, on a local number" value={dollars(report.cents.local)} />
        <Figure name="about, on a toll-free number" value={dollars(report.cents.tollFree)} />
      </ul>
      <p>
        <a href={`${path}/counters.csv?from=${from}&to=${to}`}>All counters as CSV</a> ·{' '}
        <a href={`${path}/words?from=${from}&to=${to}`}>Words that fail</a>
      </p>

      <Part title="Calls by day">
        <Chart svg={drawDays(shownOnly(report.days, exactness))} />
        <Table
          caption="Calls by day"
          heads={['Day', 'Calls']}
          rows={report.days.map(({ day, count: calls }) => [day, count(calls)])}
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
        <Details title="Languages by day">
          <DaysByLanguage report={report} exactness={exactness} />
        </Details>
      </Part>

      <Part title="What is asked for">
        <Chart svg={drawNames('Answers reached', shownAsked.slice(0, charted))} />
        <NodeTable nodes={report.asked} exactness={exactness} caption="Answers" />
      </Part>

      <Part title="The paths that callers take">
        <p>
          From the beginning of a call at the left; the red end of a box is where callers hung up. What is
          rare is in the tables alone.
        </p>
        <Chart svg={drawFlow(hideSmall(report, exactness))} />
        <Details title="Every place, and where calls ended">
          <NodeTable nodes={report.nodes} exactness={exactness} caption="Places" />
        </Details>
        <Details title="Every way from place to place">
          <Table
            heads={['From', 'To', 'Times']}
            rows={report.ways
              .toSorted((a, b) => b.count - a.count)
              .map((one) => [one.from === '' ? 'a new call' : one.from, one.to, count(one.count)])}
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
  const { report, exactness, path, scriptLink } = props;
  const { from, to } = report.period;
  const count = (value: number): string => showCount(value, exactness);
  const told = report.trouble.filter((one) => exactness === 'exact' || troubled(one) >= 5).slice(0, 60);
  return (
    <div class="usage">
      <h1>Words that fail</h1>
      <Notes {...props} />
      <p>
        Where callers asked again, stayed silent when a key was asked for, or pressed one that means nothing
        there: what to write anew first. <a href={`${path}?from=${from}&to=${to}`}>Back to what is used</a>
      </p>
      <Table
        heads={['Place', 'Language', 'Turns there', 'Again', 'Silence', 'Wrong key', 'Of its turns']}
        rows={told.map((one) => [
          scriptLink ? <a href={scriptLink(one.language, one.node)}>{one.node}</a> : one.node,
          one.language,
          count(one.turns),
          count(one.again),
          count(one.silence),
          count(one.wrongKeys),
          percent(troubled(one) / one.turns),
        ])}
      />
      {told.length === 0 ? <p>Nothing of note in this period.</p> : null}
      {scriptLink ? null : (
        <p>
          The words of each place are in the readable scripts of the project, <code>docs/scripts</code>, a
          file a language.
        </p>
      )}
    </div>
  );
}

function Notes({ isSimulated, fault, exactness, report }: UsageProps): VNode {
  return (
    <>
      <p>
        {report.period.from} to {report.period.to}
      </p>
      {isSimulated ? (
        <p class="simulated" role="note">
          Simulated: these calls were never made. They show what the page looks like after a month.
        </p>
      ) : null}
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <p>
        Counters of steps, not of calls: nothing here is about one caller.
        {exactness === 'exact'
          ? ''
          : ' Counts under 5 are hidden, and totals rounded, so that nobody can be told from them.'}
      </p>
      {report.dropped > 0 ? (
        <p role="alert">
          {showTotal(report.dropped, exactness)} counts found no place while the database did not answer: the
          numbers of this period are too low by that.
        </p>
      ) : null}
    </>
  );
}

function Periods({ report, path, today, firstDay }: UsageProps): VNode {
  const { from, to } = report.period;
  const month = today.slice(0, 7);
  const [year] = month.split('-');
  const presets: readonly (readonly [string, Period])[] = [
    ['This month', daysOfMonth(month)],
    ['The month before', daysOfMonth(monthBefore(month))],
    ['This year', { from: `${year}-01-01`, to: `${year}-12-31` }],
    ...(firstDay === undefined
      ? []
      : [['All', { from: `${firstDay.slice(0, 7)}-01`, to: daysOfMonth(month).to }] as const]),
  ];
  return (
    <>
      <form action={path} method="get">
        <label>
          From
          <input type="date" name="from" value={from} required />
        </label>
        <label>
          To
          <input type="date" name="to" value={to} required />
        </label>
        <button>Show</button>
      </form>
      <ul class="periods">
        {presets.map(([name, one]) => (
          <li key={name}>
            <a
              href={`${path}?from=${one.from}&to=${one.to}`}
              aria-current={one.from === from && one.to === to ? 'page' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
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
  return (
    <>
      <h3>{label}</h3>
      <Chart svg={drawSteps(label, shownOnly(steps, exactness))} />
      <StepsTable caption={label} steps={steps} exactness={exactness} />
    </>
  );
}

function StepsTable({ caption, steps, exactness }: StepsProps & { readonly caption: string }): VNode {
  if (steps.length === 0) return <p>{caption}: none.</p>;
  return (
    <Table
      caption={caption}
      heads={['What', 'Times']}
      rows={steps.map(({ step, count }) => [step, showCount(count, exactness)])}
    />
  );
}

function DaysByLanguage({ report, exactness }: Pick<UsageProps, 'report' | 'exactness'>): VNode {
  const languages = report.chosen.filter(({ count }) => count > 0).map(({ code }) => code);
  const counts = new Map(
    report.daysByLanguage.map(({ day, language, count }) => [`${day} ${language}`, count]),
  );
  const days = [...new Set(report.daysByLanguage.map(({ day }) => day))];
  return (
    <Table
      heads={['Day', ...languages]}
      rows={days.map((day) => [
        day,
        ...languages.map((code) => showCount(counts.get(`${day} ${code}`) ?? 0, exactness)),
      ])}
    />
  );
}

/** A picture would tell what a table hides. */
function hideSmall(report: Report, exactness: Exactness): Report {
  const nodes = report.nodes.map((one) => (isShown(one.endings, exactness) ? one : { ...one, endings: 0 }));
  return { ...report, nodes, ways: shownOnly(report.ways, exactness) };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
