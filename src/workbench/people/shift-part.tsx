import type { VNode } from 'preact';
import type { LanguageInfo } from '../../speech/languages.ts';
import { isTimeZone } from '../../telephony/hours.ts';
import { languageTitle } from '../languages.ts';
import { Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { timeIn, weekdayIn, zoneIn } from './clock.ts';
import type { ShiftDraft } from './drafts.ts';
import { times, type Stretch } from './hours.ts';

interface Props {
  readonly draft: ShiftDraft;
  /** The languages that the member can choose. */
  readonly languages: readonly LanguageInfo[];
  /** Whether their phone has been verified. */
  readonly canRing: boolean;
}

/** Places by whose clocks people in the United States go. */
const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
];

/** When a member is there: whether at all, for which languages, at which hours, by which clock. */
export function ShiftPart({
  draft: { isOn, languages: chosen, zone, form },
  languages,
  canRing,
}: Props): VNode {
  const { t, to, locale } = useVisit();
  const days = [...form.days, { date: '', from: '', to: '' }];
  return (
    <Panel title={t('people:shift.title')} id="shift">
      <form method="post" action={to('/people/shift')}>
        <p>
          <label class="choice" for="on">
            <input
              id="on"
              type="checkbox"
              name="on"
              value="yes"
              checked={isOn}
              disabled={!canRing && !isOn}
            />
            <span>{t('people:shift.on')}</span>
          </label>
        </p>
        {canRing ? null : <p class="hint">{t('people:shift.phoneFirst')}</p>}
        <fieldset class="spoken-languages">
          <legend>{t('people:shift.languages')}</legend>
          {languages.map((info) => (
            <label key={info.code} class="choice" for={`speaks-${info.code}`}>
              <input
                id={`speaks-${info.code}`}
                type="checkbox"
                name="languages"
                value={info.code}
                checked={chosen.includes(info.code)}
              />
              <span>{languageTitle(locale, info)}</span>
            </label>
          ))}
        </fieldset>
        <h3>{t('people:shift.week')}</h3>
        <p class="hint">{t('people:shift.weekHint')}</p>
        <div class="week">
          {form.week.map((stretches, day) => (
            <DayFields key={day} day={day} stretches={stretches} />
          ))}
        </div>
        <h3>{t('people:shift.days')}</h3>
        <p class="hint">{t('people:shift.daysHint')}</p>
        {days.map((one, row) => (
          <fieldset key={row} class="shift-day">
            <legend>{t('people:shift.day', { number: row + 1 })}</legend>
            <p class="field">
              <label for={`date-${row}`}>{t('people:shift.date')}</label>
              <input id={`date-${row}`} type="date" name={`date-${row}`} value={one.date} />
            </p>
            <StretchFields id={`day-${row}`} stretch={one} />
          </fieldset>
        ))}
        <p class="field">
          <label for="zone">{t('people:shift.zone')}</label>
          <select id="zone" name="zone">
            {[...new Set([...zones, ...(isTimeZone(zone) ? [zone] : [])])].map((one) => (
              <option key={one} value={one} selected={one === zone}>
                {zoneIn(locale, one)}
              </option>
            ))}
          </select>
        </p>
        <button class="primary">{t('people:shift.save')}</button>
      </form>
    </Panel>
  );
}

/** The hours of a weekday; a second stretch is behind one tap unless there is one. */
function DayFields({
  day,
  stretches,
}: {
  readonly day: number;
  readonly stretches: readonly Stretch[];
}): VNode {
  const { t, locale } = useVisit();
  const [first, second] = stretches;
  return (
    <fieldset class="shift-day">
      <legend>{weekdayIn(locale, day + 1)}</legend>
      <StretchFields id={`${day}-0`} stretch={first} />
      <details open={second !== undefined && second.from !== ''}>
        <summary>{t('people:shift.second')}</summary>
        <StretchFields id={`${day}-1`} stretch={second} />
      </details>
    </fieldset>
  );
}

function StretchFields({
  id,
  stretch,
}: {
  readonly id: string;
  readonly stretch: Stretch | undefined;
}): VNode {
  const { t, locale } = useVisit();
  const field = (end: 'from' | 'to', among: readonly string[]): VNode => (
    <p class="field">
      <label for={`${end}-${id}`}>{t(`people:shift.${end}`)}</label>
      <select id={`${end}-${id}`} name={`${end}-${id}`}>
        <option value="">–</option>
        {among.map((time) => (
          <option key={time} value={time} selected={time === stretch?.[end]}>
            {timeIn(locale, time)}
          </option>
        ))}
      </select>
    </p>
  );
  return (
    <div class="stretch">
      {field('from', times.slice(0, -1))}
      {field('to', times.slice(1))}
    </div>
  );
}
