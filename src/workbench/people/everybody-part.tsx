import type { VNode } from 'preact';
import type { PersonBehind, RingSettings } from '../../people/desk-people.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { languageTitle } from '../languages.ts';
import { Empty, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { momentAt, stretchesIn, weekIn, zoneIn } from './clock.ts';
import { dayAt, toForm } from './hours.ts';
import { presenceOf, PresenceBadge } from './now-part.tsx';

interface Props {
  readonly people: readonly PersonBehind[];
  readonly names: ReadonlyMap<string, string>;
  readonly known: readonly LanguageInfo[];
  readonly now: number;
}

/** Everybody's shift, for owners; whoever has set nothing is told in one sentence. */
export function EverybodyPart({ people, names, known, now }: Props): VNode {
  const { t } = useVisit();
  const set = people.filter(({ phone, shift }) => phone !== undefined || shift.isOn || shift.hours !== '');
  const others = people.length - set.length;
  return (
    <section id="everybody">
      <h2>{t('people:everybody.title')}</h2>
      {set.length === 0 ? (
        <Empty title={t('people:everybody.none')}>
          <p>{t('people:everybody.noneText')}</p>
        </Empty>
      ) : (
        <ul class="list">
          {set.map((one) => (
            <PersonItem
              key={one.member}
              one={one}
              name={names.get(one.member) ?? ''}
              known={known}
              now={now}
            />
          ))}
        </ul>
      )}
      {set.length > 0 && others > 0 ? (
        <p class="hint">{t('people:everybody.others', { count: others })}</p>
      ) : null}
    </section>
  );
}

interface ItemProps extends Pick<Props, 'known' | 'now'> {
  readonly one: PersonBehind;
  readonly name: string;
}

function PersonItem({ one, name, known, now }: ItemProps): VNode {
  const { t, locale } = useVisit();
  const { phone, shift, hasKey } = one;
  const form = toForm(shift.hours, shift.zone);
  const today = dayAt(shift.zone, now);
  const days = form.days.filter(({ date }) => date >= today);
  const presence = presenceOf(one, now);
  const languages = shift.languages.map((code) => {
    const info = known.find((each) => each.code === code);
    return info ? languageTitle(locale, info) : code;
  });
  const week = weekIn(locale, form);
  return (
    <li>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <PresenceBadge presence={presence} />
      </p>
      <p>
        {languages.length > 0
          ? new Intl.ListFormat(locale).format(languages)
          : t('people:everybody.noLanguage')}
      </p>
      <ul class="shift-hours">
        {week.length === 0 ? (
          <li>{t('people:everybody.noHours')}</li>
        ) : (
          week.map((text) => <li key={text}>{text}</li>)
        )}
        {days.map((day, index) => (
          <li key={index}>
            {new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
              new Date(day.date),
            )}
            {': '}
            {day.from === '' ? t('people:everybody.off') : stretchesIn(locale, [day])}
          </li>
        ))}
      </ul>
      <p class="hint">
        {zoneIn(locale, shift.zone)}
        {' · '}
        {phone ? t('people:phone.ends', { digits: phone.lastTwo }) : t('people:everybody.noPhone')}
        {' · '}
        {t(hasKey ? 'people:key.has' : 'people:key.hasNot')}
        {presence === 'paused' ? (
          <> · {t('people:now.paused', { until: momentAt(locale, shift.zone, shift.pausedUntil ?? now) })}</>
        ) : null}
      </p>
    </li>
  );
}

/** What the owner decides, in plain words. */
export function SettingsPart({ settings }: { readonly settings: RingSettings }): VNode {
  const { t, to } = useVisit();
  const choice = (name: 'callBacks' | 'alsoEnglish'): VNode => (
    <label class="choice" for={name}>
      <input
        id={name}
        type="checkbox"
        name={name}
        value="yes"
        checked={settings[name]}
        aria-describedby={`${name}-what`}
      />
      <span>{t(`people:settings.${name}`)}</span>
    </label>
  );
  return (
    <Panel title={t('people:settings.title')} id="settings">
      <form method="post" action={to('/people/settings')}>
        {choice('callBacks')}
        <p class="hint" id="callBacks-what">
          {t('people:settings.callBacks.what')}
        </p>
        {choice('alsoEnglish')}
        <p class="hint" id="alsoEnglish-what">
          {t('people:settings.alsoEnglish.what')}
        </p>
        <button class="primary">{t('people:settings.save')}</button>
      </form>
    </Panel>
  );
}
