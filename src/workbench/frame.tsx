import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fonts } from './languages.ts';

const rooms = [
  ['phone', 'Phone'],
  ['guidance', 'Guidance'],
  ['map', 'Map'],
  ['script', 'Script'],
  ['studio', 'Studio'],
  ['flyer', 'Flyer'],
  ['usage', 'Usage'],
] as const;

/** The name of one of the workbench's pages, as its address has it. */
export type Room = (typeof rooms)[number][0];

/** What a page says of itself. */
export interface FrameProps {
  readonly title: string;
  readonly room?: Room;
  /** The script of the page, by its name in the built assets. */
  readonly script?: string;
  /** More style sheets than every page has. */
  readonly styles?: readonly string[];
  /** Style sheets that a page has at an address of its own. */
  readonly sheets?: readonly string[];
  readonly children?: ComponentChildren;
}

/** The frame of every page: its head, the way to the others, and its own part. */
function Frame({ title, room, script, styles = [], sheets = [], children }: FrameProps): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title} · Biometrics line</title>
        {fonts.map((font) => (
          <link key={font} rel="stylesheet" href={`/fonts/${font}/index.css`} />
        ))}
        {['workbench', ...styles].map((name) => (
          <link key={name} rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        {sheets.map((sheet) => (
          <link key={sheet} rel="stylesheet" href={sheet} />
        ))}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {script === undefined ? null : <script type="module" src={`/assets/${script}.js`} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        <header class="rooms">
          <p class="name">Biometrics line</p>
          <nav aria-label="Pages">
            <ul>
              {rooms.map(([id, name]) => (
                <li key={id}>
                  <a href={`/${id}`} aria-current={id === room ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

/** A whole page as HTML. */
export function renderPage(props: FrameProps): string {
  return `<!doctype html>${renderToString(<Frame {...props} />)}`;
}

/** A part of a page as HTML, for a script that puts it in its place. */
export function renderPart(part: VNode): string {
  return renderToString(part);
}
