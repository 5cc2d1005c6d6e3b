import type { EditionFile } from './edition.ts';
import { escapeHtml, renderHtml } from './html.ts';
import type { EditionState } from './legal-help.ts';

/** Where the pages of legal help begin. */
export const legalHelpIndex = 'legal-help/index.html';

/** What is said beside the offices, as HTML. */
export interface LegalHelpWords {
  readonly before: string;
  readonly onlyUscis: string;
}

/** The offices by state for eyes, a page each, in English as they are printed. */
export function legalHelpPages(
  states: readonly EditionState[],
  words: LegalHelpWords,
): readonly EditionFile[] {
  if (states.length === 0) return [];
  const list = states
    .map(({ code, name }) => `<li><a href="${code}.html">${escapeHtml(name)}</a></li>`)
    .join('\n');
  const head = { lang: 'en', dir: 'ltr' } as const;
  return [
    {
      path: legalHelpIndex,
      content: renderHtml({
        ...head,
        title: 'Legal help, by state',
        body: `<h1>Legal help, by state</h1>\n<ul>\n${list}\n</ul>`,
      }),
    },
    ...states.map((state) => ({
      path: `legal-help/${state.code}.html`,
      content: renderHtml({
        ...head,
        title: `Legal help in ${state.name}`,
        body: stateBody(state, words),
      }),
    })),
  ];
}

function stateBody({ name, cities }: EditionState, { before, onlyUscis }: LegalHelpWords): string {
  const offices = cities.map(
    (city) => `<section>
<h2>${escapeHtml(city.name)}</h2>
${city
  .officesFor('en')
  .map(({ written, digits, isOnlyUscis }) => {
    const lines = written.map((line, index) =>
      index === written.length - 1 ? `<a href="tel:+1${digits}">${escapeHtml(line)}</a>` : escapeHtml(line),
    );
    return `<p>${[...lines, ...(isOnlyUscis ? [onlyUscis] : [])].join('<br>\n')}</p>`;
  })
  .join('\n')}
</section>`,
  );
  return `<p><a href="index.html">All states</a></p>\n<h1>Legal help in ${escapeHtml(name)}</h1>\n<p>${before}</p>\n${offices.join('\n')}`;
}
