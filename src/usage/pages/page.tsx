import type { VNode } from 'preact';
import { nameIn } from '../../workbench/languages.ts';
import { placeName } from '../../workbench/places.ts';
import { showCount, showTotal } from '../shown.ts';
import { drawFlow, drawNames, drawPast } from './charts.ts';
import { Notes, Periods } from './notes.tsx';
import { Chart, Details, NodeTable, Part, StepsChart, StepsTable, Table } from './parts.tsx';
import type { UsageProps } from './props.ts';
import { useWords } from './words.ts';

const charted = 14;

/** What was used in a period: figures, charts, and the numbers of each chart as a table beneath it. */
export function UsagePage(props: UsageProps): VNode {
  const { t } = useWords();
  const { report, path } = props;
  const { exactness, period } = report;
  return (
    <div class="usage">
      <h1>{t('usage:title.used')}</h1>
      <Notes {...props} />
      <Periods {...props} />
      <ul class="figures">
        <Figure name={t('usage:figure.calls')} value={showTotal(report.calls, exactness)} />
        <Figure name={t('usage:figure.minutes')} value={showTotal(report.minutes, exactness)} />
        <Figure name={t('usage:figure.answers')} value={report.answersPerCall?.toFixed(1) ?? '–'} />
        <Figure name={t('usage:figure.local')} value={dollars(report.cents.local)} />
        <Figure name={t('usage:figure.tollFree')} value={dollars(report.cents.tollFree)} />
      </ul>
      <p>
        <a href={`${path}/counters.csv?period=${period.name}`}>{t('usage:csv')}</a> ·{' '}
        <a href={`${path}/words?period=${period.name}`}>{t('usage:title.words')}</a>
      </p>
      <Past {...props} />
      <Languages {...props} />
      <Asked {...props} />
      <Paths {...props} />
      <Part title={t('usage:when')}>
        <StepsChart label={t('usage:hours')} steps={report.hours} exactness={exactness} />
        <StepsChart label={t('usage:lengths')} steps={report.lengths} exactness={exactness} />
      </Part>
      <Part title={t('usage:people')}>
        <StepsTable label={t('usage:transfers')} steps={report.transfers} exactness={exactness} />
        <StepsTable label={t('usage:texts')} steps={report.texts} exactness={exactness} />
      </Part>
    </div>
  );
}

function Past({ report }: UsageProps): VNode {
  const words = useWords();
  const { t } = words;
  const { past, period, exactness } = report;
  return (
    <Part title={t(`usage:past.${period.span}`)}>
      {past.every(({ calls }) => calls === 0) ? (
        <p>{t('usage:past.none')}</p>
      ) : (
        <Chart svg={drawPast(past, words)} />
      )}
      <Table
        caption={t('usage:calls')}
        heads={[t(`usage:span.${period.span}`), t('usage:calls')]}
        rows={past.map(({ name, calls }) => [name, showCount(calls, exactness)])}
      />
    </Part>
  );
}

function Languages({ report }: UsageProps): VNode {
  const { t, locale } = useWords();
  const { chosen, exactness, period, past } = report;
  const used = chosen
    .map(({ code }) => code)
    .filter((code) => past.some((one) => (one.chosen[code] ?? 0) > 0));
  return (
    <Part title={t('usage:languages')}>
      <p>{t('usage:languages.lead')}</p>
      <Table
        heads={(['language', 'chosen', 'heard', 'reviewed', 'recorded'] as const).map((head) =>
          t(`usage:languages.${head}`),
        )}
        rows={chosen.map((one) => [
          `${nameIn(locale, one)} (${one.code})`,
          showCount(one.count, exactness),
          t(`usage:how.${one.how}`),
          percent(one.reviewed),
          percent(one.recorded),
        ])}
      />
      <Details title={t(`usage:languages.${period.span}`)}>
        <Table
          heads={[t(`usage:span.${period.span}`), ...used]}
          rows={past.map((one) => [
            one.name,
            ...used.map((code) => showCount(one.chosen[code] ?? 0, exactness)),
          ])}
        />
      </Details>
    </Part>
  );
}

function Asked({ report: { asked, exactness } }: UsageProps): VNode {
  const words = useWords();
  const { t, locale } = words;
  const names = asked
    .slice(0, charted)
    .filter(({ arrivals }) => arrivals > 0)
    .map(({ node, arrivals }) => ({ name: placeName(locale, node), count: arrivals }));
  if (names.length === 0) {
    return (
      <Part title={t('usage:asked')}>
        <p>{t('usage:asked.none')}</p>
      </Part>
    );
  }
  return (
    <Part title={t('usage:asked')}>
      <Chart svg={drawNames(t('usage:asked.chart'), names, words)} />
      <NodeTable nodes={asked} exactness={exactness} caption={t('usage:answers')} />
    </Part>
  );
}

function Paths({ report }: UsageProps): VNode {
  const words = useWords();
  const { t, locale } = words;
  const { ways, nodes, exactness } = report;
  if (ways.every(({ count }) => count === 0)) {
    return (
      <Part title={t('usage:paths')}>
        <p>{t('usage:paths.none')}</p>
      </Part>
    );
  }
  return (
    <Part title={t('usage:paths')}>
      <p>{t('usage:paths.lead')}</p>
      <Chart svg={drawFlow(report, words)} />
      <Details title={t('usage:paths.places')}>
        <NodeTable nodes={nodes} exactness={exactness} caption={t('usage:places')} />
      </Details>
      <Details title={t('usage:paths.ways')}>
        <Table
          heads={[t('usage:from'), t('usage:to'), t('usage:times')]}
          rows={ways.map((one) => [
            one.from === '' ? t('usage:newCall') : placeName(locale, one.from),
            placeName(locale, one.to),
            showCount(one.count, exactness),
          ])}
        />
      </Details>
    </Part>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): VNode {
  return (
    <li>
      <b>{value}</b> {name}
    </li>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
