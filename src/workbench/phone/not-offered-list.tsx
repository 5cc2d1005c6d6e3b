import type { VNode } from 'preact';
import { nameIn } from '../languages.ts';
import type { NotOffered } from '../not-offered.ts';
import { useVisit } from '../visit.ts';

/** The languages that cannot be called, each with the reason, and the way to what is missing. */
export function NotOfferedList({ missing }: { readonly missing: readonly NotOffered[] }): VNode | null {
  const { t, to, locale } = useVisit();
  if (missing.length === 0) return null;
  return (
    <details class="not-offered-list">
      <summary>{t('offered:missing', { count: missing.length })}</summary>
      <ul>
        {missing.map(({ info, why, count }) => (
          <li key={info.code}>
            <a href={to(`${why === 'silent' ? '/studio' : '/script'}?lang=${info.code}`)}>
              {nameIn(locale, info)}
            </a>
            : {t(`offered:why.${why}`, { count })}
          </li>
        ))}
      </ul>
    </details>
  );
}
