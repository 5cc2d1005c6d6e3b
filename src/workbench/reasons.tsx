import type { TFunction } from 'i18next';
import type { VNode } from 'preact';
import type { Reason } from '../reason.ts';
import type { Surveyed } from '../speech/survey.ts';
import { languageTitle, nameIn } from './languages.ts';
import { useVisit } from './visit.ts';

/** A reason in the page's words; in English where these have none for it. */
export function sayReason(t: TFunction, { code, values, text }: Reason): string {
  return code === undefined ? text : t(`reasons:${code}`, { ...values });
}

interface Props {
  readonly reasons: readonly Reason[];
  /** The languages, by which each is named that a reason is about; without them, the page is about it. */
  readonly surveyed?: readonly Surveyed[];
  readonly id?: string;
  readonly name?: string;
}

/** Reasons, one below the other, each with the way to the line that it is about. */
export function ReasonList({ reasons, surveyed, id, name }: Props): VNode {
  const { t, locale } = useVisit();
  const named = (reason: Reason): Reason => {
    if (!reason.languages) return reason;
    const languages = reason.languages.map((code) => {
      const one = surveyed?.find(({ info }) => info.code === code);
      return one ? nameIn(locale, one.info) : code;
    });
    return { ...reason, values: { ...reason.values, languages } };
  };
  return (
    <ul id={id} class={name}>
      {reasons.map((reason, index) => (
        <li key={index} lang={reason.code === undefined ? 'en' : undefined}>
          {surveyed && reason.at ? <Place at={reason.at} surveyed={surveyed} /> : null}
          {sayReason(t, named(reason))}
        </li>
      ))}
    </ul>
  );
}

function Place({
  at: { language, line },
  surveyed,
}: {
  readonly at: NonNullable<Reason['at']>;
  readonly surveyed: readonly Surveyed[];
}): VNode {
  const { to, locale } = useVisit();
  const one = surveyed.find(({ info }) => info.code === language);
  return (
    <>
      <b>{one ? languageTitle(locale, one.info) : language}</b>
      {line === undefined ? ': ' : ' '}
      {line === undefined ? null : (
        <>
          <a href={to(`/script/${language}/${line}`)}>{line}</a>
          {': '}
        </>
      )}
    </>
  );
}
