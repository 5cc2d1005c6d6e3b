import { cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** The documents beside README.md that are pages, too: docs/ has others of the same names. */
const beside = 'project/';

/** Where a document of the repository stands on the site; undefined for one that is no page. */
export function pageOf(source: string): string | undefined {
  if (!source.endsWith('.md')) return undefined;
  if (source.startsWith('docs/')) return source.slice('docs/'.length);
  return source.includes('/') ? undefined : beside + source;
}

/** What a link of a document leads to on the site. */
export type Target =
  | { readonly to: 'page'; readonly page: string; readonly hash: string }
  /** A file that is put beside the pages. */
  | { readonly to: 'file'; readonly file: string }
  /** A file of the repository that is not on the site. */
  | { readonly to: 'source'; readonly file: string };

/** What a link leads to; undefined where it leads off the repository. Links are those of the code host: from file to file. Throws for a file that is not there. */
export function targetOf(source: string, href: string): Target | undefined {
  if (/^(?:[a-z]+:|\/\/)/i.test(href)) return undefined;
  const [, name = '', hash = ''] = /^([^#]*)(#.*)?$/.exec(href) ?? [];
  const file = name === '' ? source : path.posix.join(path.posix.dirname(source), decodeURI(name));
  if (file.startsWith('..') || !existsSync(path.join(root, file)))
    throw new Error(`${source} links to ${href}, which is not in the repository`);
  const page = pageOf(file);
  if (page !== undefined) return { to: 'page', page, hash };
  const isFile = statSync(path.join(root, file)).isFile();
  return isFile && file.startsWith('docs/') ? { to: 'file', file } : { to: 'source', file };
}

interface Token {
  type: string;
  content: string;
  readonly children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

/** What is used of VitePress's renderer of Markdown. */
interface Markdown {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { readonly tokens: unknown; readonly env: unknown }) => void): void;
    };
  };
  readonly renderer: { readonly rules: { text?: ((...given: never[]) => string) | undefined } };
}

/** Links that were met while the pages were made. */
export interface Met {
  /** The files that pages link to. */
  readonly files: Set<string>;
  /** The places in pages that are linked to, as page and hash, and by whom. */
  readonly places: Map<string, string>;
}

/** Has each link lead where it leads on the code host. `sources` is where files are that are not on the site; without it they are named and not linked. */
export function followLinks(md: Markdown, met: Met, sources: string | undefined): void {
  md.core.ruler.push('repository-links', (state) => {
    const env = state.env as { readonly path: string; readonly realPath?: string };
    const source = path.relative(root, env.realPath ?? env.path).replaceAll('\\', '/');
    for (const block of state.tokens as Token[]) {
      let isOpen = true;
      for (const token of block.children ?? []) {
        if (token.type === 'link_close' && !isOpen) drop(token);
        if (token.type === 'link_open') isOpen = follow(token, source, met, sources);
      }
    }
  });
  // What stands in two braces is a hotline's name in a script, and no code.
  const { text } = md.renderer.rules;
  md.renderer.rules.text = (...given) => (text?.(...given) ?? '').replaceAll('{{', '&#123;&#123;');
}

/** Points one link at its target; false where it is no link any more. */
function follow(token: Token, source: string, met: Met, sources: string | undefined): boolean {
  const target = targetOf(source, token.attrGet('href') ?? '');
  if (target?.to === 'page') {
    const { page, hash } = target;
    if (hash !== '') met.places.set(page + decodeURI(hash), source);
    token.attrSet('href', page === pageOf(source) && hash !== '' ? hash : `/${page}${hash}`);
  } else if (target?.to === 'file') {
    met.files.add(target.file);
    token.attrSet('href', `/${target.file.slice('docs/'.length)}`);
    token.attrSet('target', '_self');
  } else if (target?.to === 'source') {
    if (sources === undefined) {
      drop(token);
      return false;
    }
    token.attrSet('href', `${sources.replace(/\/$/, '')}/${target.file}`);
  }
  return true;
}

function drop(token: Token): void {
  token.type = 'text';
  token.content = '';
}

/** Puts the files that pages link to beside them. Throws where a place that is linked to is not on its page. */
export function finishLinks({ files, places }: Met, outDir: string): void {
  for (const file of files) cpSync(path.join(root, file), path.join(outDir, file.slice('docs/'.length)));
  const pages = new Map<string, string>();
  const lost = [...places].filter(([place]) => {
    const [page = '', hash = ''] = place.split('#');
    const html = pages.get(page) ?? readFileSync(path.join(outDir, page.replace(/\.md$/, '.html')), 'utf8');
    pages.set(page, html);
    return !html.includes(` id="${hash}"`);
  });
  if (lost.length > 0)
    throw new Error(
      lost.map(([place, source]) => `${source} links to ${place}, which has no such heading`).join('\n'),
    );
}

/** A heading's address, as code hosts make it. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}
