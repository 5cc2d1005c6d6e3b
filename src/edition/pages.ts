import { isFor } from '../guide/audience.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Node } from '../guide/node.ts';
import type { Utterance } from '../guide/utterance.ts';
import { sayAt, type Said } from '../guide/say.ts';
import { choicesOf, shapeOf, stopsOf } from '../guide/shape.ts';
import { textIn } from '../speech/texts.ts';
import { firstDocument } from './blocks.ts';
import type { EditionFile, EditionParts } from './edition.ts';
import { editionLanguages, editionNodes, nodeSaid, offersOf } from './said.ts';
import { escapeHtml, renderHtml } from './html.ts';
import { legalHelpIndex, legalHelpPages, type LegalHelpWords } from './legal-help-pages.ts';

/** The edition's pages for eyes: what it is, and all that it says in each language, for those who cannot hear it. */
export function createPages(given: EditionParts): readonly EditionFile[] {
  const parts: EditionParts = { ...given, offers: offersOf(given.offers) };
  const { speech, offers } = parts;
  const languages = editionLanguages(speech, offers).flatMap((code) =>
    speech.surveyed.filter(({ info }) => info.code === code && info.isWritten),
  );
  const list = languages
    .map(
      ({ info }) =>
        `<li><a lang="${info.code}" href="${info.code}/index.html">${escapeHtml(info.name)}</a></li>`,
    )
    .join('\n');
  const legalHelp = legalHelpPages(parts.states ?? [], wordsOfLegalHelp(given));
  const index = renderHtml({
    title: 'The biometrics line, as plain files',
    lang: 'en',
    dir: 'ltr',
    body: `<h1>The biometrics line, as plain files</h1>
<p>These files are a telephone line: a phone number whose voice address is <code>${escapeHtml(parts.baseUrl)}${firstDocument}</code>, asked by GET, says all of it. No server
answers: any key takes what was just named.</p>
<p>The phone company puts the caller’s number into each address that it asks by GET. Whoever keeps these files must keep no access log of them, or one without what
follows the question mark; the settings that do so for nginx and Caddy lie beside this page.</p>
<h2>All that it says</h2>
<ul>
${list}
</ul>${legalHelp.length === 0 ? '' : `\n<p><a href="${legalHelpIndex}">Legal help, by state</a></p>`}`,
  });
  return [
    { path: 'index.html', content: index },
    ...languages.map(({ info }) => ({
      path: `${info.code}/index.html`,
      content: scriptPage(parts, info.code),
    })),
    ...legalHelp,
    ...hostFiles,
  ];
}

function scriptPage(parts: EditionParts, language: Language): string {
  const { guide, speech } = parts;
  const one = speech.surveyed.find(({ info }) => info.code === language);
  const nodes = editionNodes(guide);
  const isThere = (id: NodeId): boolean => nodes.some(([other]) => other === id);
  const body = nodes.map(([id, written]) => {
    const node = nodeSaid(guide, parts.offers, id, written);
    const choices = choicesOf(node)
      .filter(
        (choice) =>
          isThere(choice.to) && choice.to !== id && choice.when === undefined && isFor(choice, language),
      )
      .map(({ for: words, to }) => {
        const text = say(parts, language, typeof words === 'string' ? [words] : words).join(' ');
        return `<li><a href="#${to}">${text}</a></li>`;
      });
    const said = wordsOf(node, language).flatMap((words) => say(parts, language, words));
    return `<section id="${id}">
<h2>${escapeHtml(id.replaceAll('-', ' '))}</h2>
${said.map((text) => `<p>${text}</p>`).join('\n')}
${choices.length > 0 ? `<ul>\n${choices.join('\n')}\n</ul>` : ''}
</section>`;
  });
  const title = one?.info.name ?? language;
  const isRtl = one?.info.scripts.includes('Arabic') ?? false;
  return renderHtml({
    title,
    lang: language === 'zh' ? 'zh-Hans' : language,
    dir: isRtl ? 'rtl' : 'ltr',
    body: `<h1>${escapeHtml(title)}</h1>\n${body.join('\n')}`,
  });
}

function wordsOf(node: Node, language: Language): readonly (readonly Utterance[])[] {
  if (node.kind === 'goodbye') return [node.say];
  const messages = stopsOf(node).flatMap((stop) =>
    stop.kind === 'message' && isFor(stop.message, language) ? [stop.message.say] : [],
  );
  return node.kind === 'menu' ? [...messages, [...(node.say ?? []), ...node.ask]] : messages;
}

function say(
  { guide, speech, offers }: EditionParts,
  language: Language,
  words: readonly Utterance[],
): readonly string[] {
  const textOf = (said: Said): readonly string[] => {
    if (!('line' in said)) return [];
    const one = speech.surveyed.find(({ info }) => info.code === said.language);
    const text = escapeHtml(((one && textIn(one.texts, said.line)) ?? '').replaceAll('U S C I S', 'USCIS'));
    return [said.language === language ? text : `<span lang="${said.language}" dir="ltr">${text}</span>`];
  };
  return sayAt(guide, words, language, offers).flatMap(textOf);
}

/** What is said before the offices, and of those that do not help in court, in English; callers and eyes are told the same. */
function wordsOfLegalHelp(parts: EditionParts): LegalHelpWords {
  const { guide, offers } = parts;
  const node = [...shapeOf(guide).nodes.values()].find((one) => one.kind === 'offices');
  if (node?.kind !== 'offices') return { before: '', onlyUscis: '' };
  const { lines, say: before } = node;
  const { printed } = offers.legalHelp ?? {};
  const text = (words: readonly Utterance[]): string => say(parts, 'en', words).join(' ');
  const { monthOf, yearOf } = guide.common;
  const told = printed
    ? [lines.printed, monthOf(printed), yearOf(printed), ...(printed.isOld ? [lines.old] : [])]
    : [];
  return { before: text([...told, ...before]), onlyUscis: text([lines.onlyUscis]) };
}

/** What tells the common hosts that these files are documents for a phone company, and that no log is kept of them. */
const hostFiles: readonly EditionFile[] = [
  {
    path: '_headers',
    content:
      '/*.xml\n  Content-Type: text/xml; charset=utf-8\n  Cache-Control: no-cache\n/audio/*\n  Content-Type: audio/wav\n  Cache-Control: public, max-age=31536000, immutable\n',
  },
  {
    path: '.htaccess',
    content: 'AddType text/xml .xml\nAddType audio/wav .wav\nAddDefaultCharset utf-8\n',
  },
  {
    path: 'vercel.json',
    content: `${JSON.stringify(
      {
        headers: [
          { source: '/(.*).xml', headers: [{ key: 'Content-Type', value: 'text/xml; charset=utf-8' }] },
          { source: '/audio/(.*)', headers: [{ key: 'Content-Type', value: 'audio/wav' }] },
        ],
      },
      undefined,
      2,
    )}\n`,
  },
  {
    path: 'nginx.conf',
    content: `# In the server block that serves this folder. Twilio's GET carries the caller's number: nothing is logged.
access_log off;
log_not_found off;
error_log /dev/null crit;
location ~ \\.xml$ {
  types { }
  default_type "text/xml; charset=utf-8";
  add_header Cache-Control no-cache;
}
location /audio/ {
  types { audio/wav wav; }
  add_header Cache-Control "public, max-age=31536000, immutable";
}
location ~ /(nginx\\.conf|Caddyfile|vercel\\.json|_headers|\\.htaccess)$ { return 404; }
`,
  },
  {
    path: 'Caddyfile',
    content: `# Put in the name and the folder. Without a "log" directive Caddy keeps no access log: leave it so, for Twilio's GET carries the caller's number.
line.example.org {
	root * /srv/line
	@documents path *.xml
	header @documents Content-Type "text/xml; charset=utf-8"
	header @documents Cache-Control no-cache
	@recordings path /audio/*
	header @recordings Cache-Control "public, max-age=31536000, immutable"
	@settings path /nginx.conf /Caddyfile /vercel.json /_headers /.htaccess
	respond @settings 404
	file_server
}
`,
  },
];
