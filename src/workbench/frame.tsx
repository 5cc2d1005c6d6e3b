import type { Response } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fontSheets } from './fonts.ts';
import { menuOf, type PageName } from './menu.ts';
import { ScriptWords } from './script-words.tsx';
import { useVisit, visitorMark, VisitProvider, visitOf, type Visit } from './visit.ts';
import { readWords } from './words.ts';

/** What a page says of itself. */
export interface DocumentProps {
  readonly title: string;
  /** The script of the page, by its name in the built assets. */
  readonly script?: string;
  /** More style sheets than every page has. */
  readonly styles?: readonly string[];
  /** Style sheets that a page has at an address of its own. */
  readonly sheets?: readonly string[];
  readonly children?: ComponentChildren;
}

/** The same of a page that the menu leads to. */
interface FrameProps extends DocumentProps {
  readonly page?: PageName;
}

/** The frame of every page: its head, the way to the others, and its own part. */
function Frame({ page, children, ...head }: FrameProps): VNode {
  const { t } = useVisit();
  return (
    <Document {...head}>
      <Menu page={page} />
      <main id="main">
        <p class="banner offline" id="offline" role="status" hidden>
          {t('common:offline')}
        </p>
        <section class="panel look" id="outbox" aria-live="polite" hidden></section>
        <ScriptWords of="outbox" />
        <ScriptWords of="forms" />
        {children}
      </main>
    </Document>
  );
}

/** A page from its head to its end, without what is in it. */
export function Document({ title, script, styles = [], sheets = [], children }: DocumentProps): VNode {
  const visit = useVisit();
  const { t, to, locale, theme, isOnLine } = visit;
  return (
    <html lang={locale} data-theme={theme} data-base={to('')} data-visitor={visitorMark(visit)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        <title>{`${title} · ${t('common:product')}`}</title>
        {[...fontSheets(isOnLine), '/assets/workbench.css'].map((sheet) => (
          <link key={sheet} rel="stylesheet" href={to(sheet)} />
        ))}
        {theme === 'light' ? null : (
          <link
            rel="stylesheet"
            href={to('/assets/dark.css')}
            media={theme === 'dark' ? undefined : '(prefers-color-scheme: dark)'}
          />
        )}
        {[...styles.map((name) => `/assets/${name}.css`), ...sheets].map((sheet) => (
          <link key={sheet} rel="stylesheet" href={to(sheet)} />
        ))}
        <link rel="icon" href={to('/icon.svg')} type="image/svg+xml" />
        <script type="module" src={to('/assets/frame.js')} />
        {script === undefined ? null : <script type="module" src={to(`/assets/${script}.js`)} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('common:skip')}
        </a>
        {children}
      </body>
    </html>
  );
}

/** The way to the pages that the visitor may see: at the side, and on a phone behind one button. */
function Menu({ page }: { readonly page: PageName | undefined }): VNode {
  const { t, to, visitor, pages: there } = useVisit();
  const groups = menuOf(visitor, there);
  return (
    <header class="sidebar">
      <p class="product">
        <a href={to('/')}>{t('common:product')}</a>
      </p>
      <details class="menu">
        <summary>{t('common:menu')}</summary>
        <nav aria-label={t('common:pages')}>
          {groups.map(({ id, pages }) => (
            <section key={id}>
              <h2>{t(`common:group.${id}`)}</h2>
              <ul>
                {pages.map((one) => (
                  <li key={one}>
                    <a href={to(`/${one}`)} aria-current={one === page ? 'page' : undefined}>
                      {t(`common:page.${one}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <Choices />
      </details>
    </header>
  );
}

/** Who is here, and how they want their pages. */
function Choices(): VNode {
  const { t, to, locale, theme, visitor, isOnLine, here } = useVisit();
  const { locales, nameOf } = readWords();
  return (
    <div class="choices">
      {visitor.name === '' ? null : (
        <p class="who">{isOnLine ? <a href={to('/account')}>{visitor.name}</a> : visitor.name}</p>
      )}
      <form method="post" action={to('/choices')}>
        <input type="hidden" name="here" value={here} />
        <p class="field">
          <label for="choice-locale">{t('common:pageLanguage')}</label>
          <select id="choice-locale" name="locale">
            {locales.map((one) => (
              <option key={one} value={one} selected={one === locale} lang={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="choice-theme">{t('common:theme')}</label>
          <select id="choice-theme" name="theme">
            {(['device', 'light', 'dark'] as const).map((one) => (
              <option key={one} value={one} selected={one === (theme ?? 'device')}>
                {t(`common:theme.${one}`)}
              </option>
            ))}
          </select>
        </p>
        <button type="submit">{t('common:set')}</button>
      </form>
    </div>
  );
}

/** A whole page as HTML, for the visit of the request. */
export function renderPage(response: Response, props: FrameProps): string {
  return `<!doctype html>${renderPart(response, <Frame {...props} />)}`;
}

/** A part of a page as HTML, for a script that puts it in its place. */
export function renderPart(response: Response, part: VNode): string {
  return renderIn(visitOf(response), part);
}

/** A component as HTML, for a visit. */
export function renderIn(visit: Visit, part: VNode): string {
  return renderToString(<VisitProvider value={visit}>{part}</VisitProvider>);
}
