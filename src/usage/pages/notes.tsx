import type { VNode } from 'preact';
import { periodOf } from '../period.ts';
import { showTotal } from '../shown.ts';
import type { UsageProps } from './props.ts';
import { useWords } from './words.ts';

/** What is to be known of the numbers before they are read. */
export function Notes({ isSimulated, choice, report }: UsageProps): VNode {
  const { t } = useWords();
  const { name, from, to } = report.period;
  return (
    <>
      <p>{t('usage:period.shown', { name, from, to })}</p>
      {isSimulated ? (
        <p class="simulated" role="note">
          {t('usage:simulated')}
        </p>
      ) : null}
      {choice.fault === undefined ? null : (
        <p role="alert">
          {choice.fault} {t('usage:fault.shown', { name })}
        </p>
      )}
      <p>
        {t('usage:counters')}
        {report.exactness === 'exact' ? '' : ` ${t('usage:rounded')}`}
      </p>
      {report.dropped > 0 ? (
        <p role="alert">{t('usage:dropped', { lost: showTotal(report.dropped, report.exactness) })}</p>
      ) : null}
    </>
  );
}

/** The form in which another week or month is chosen. */
export function Periods({ report, choice, path }: UsageProps): VNode {
  const { t } = useWords();
  const groups = [
    [t('usage:months'), choice.months],
    [t('usage:weeks'), choice.weeks],
  ] as const;
  return (
    <form action={path} method="get">
      <label>
        {t('usage:period')}
        <select name="period">
          {groups.map(([label, periods]) => (
            <optgroup key={label} label={label}>
              {periods.map(({ name, span, from, to }) => (
                <option key={name} value={name} selected={name === report.period.name}>
                  {span === 'month' ? name : t('usage:period.shown', { name, from, to })}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button>{t('usage:show')}</button>
    </form>
  );
}

/** Before the first week is over there is nothing that may be told. */
export function NothingYet({ title, today }: { readonly title: string; readonly today: string }): VNode {
  const { t } = useWords();
  return (
    <div class="usage">
      <h1>{title}</h1>
      <div class="empty">
        <p class="empty-title">{t('usage:nothingYet')}</p>
        <p>{t('usage:nothingYet.when', { end: periodOf(today, 'week').to })}</p>
      </div>
    </div>
  );
}
