import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import type { Surveyed } from './survey.ts';
import { textIn } from './texts.ts';

/** The lines to record: those first with which a language can be offered at all, then all the rest. */
export function linesToRecord(
  guide: Guide,
  { stock }: Surveyed,
): { readonly first: readonly LineKey[]; readonly rest: readonly LineKey[] } {
  const press = Object.values(guide.common.press);
  const first = [...new Set([...stock.short, ...press.slice(1, 9)])];
  return { first, rest: stock.whole.filter((line) => !first.includes(line)) };
}

/** What a line says in English, for whoever records it; the English names itself where the language is to be named. */
export function englishToRecord(guide: Guide, { info, source }: Surveyed, line: LineKey): string {
  const english = textIn(source, line) ?? '';
  return line === guide.common.languageName ? english.replace('English', info.english) : english;
}

/**
 * The page that a volunteer reads from: every line to be recorded with its number and its file's name, those first with
 * which the language can be offered at all. `seconds` tells how long a text takes.
 */
export function createSheet(guide: Guide, one: Surveyed, seconds: (text: string) => number): string {
  const { info, stock, texts } = one;
  const { first, rest } = linesToRecord(guide, one);
  let number = 0;
  const row = (line: LineKey): string => {
    number += 1;
    const text = textIn(texts, line) ?? '';
    const english = englishToRecord(guide, one, line);
    const own = info.isWritten
      ? `<td class="say" lang="${info.code}" dir="auto">${escape(text)}</td>`
      : '<td class="say">Say this in your language:</td>';
    const name = `${String(number).padStart(3, '0')}-${line}`;
    const recorded = stock.stateOf(line) === 'current' ? ' ✓' : '';
    const length = Math.max(1, Math.round(seconds(text)));
    return `<tr><td>${number}${recorded}</td>${own}<td lang="en">${escape(english)}</td><td>${length} s</td><td><code>${name}</code></td></tr>`;
  };
  const table = (title: string, lines: readonly LineKey[]): string =>
    `<h2>${escape(title)}</h2>\n<table>\n<thead><tr><th>No.</th><th>${escape(info.name)}</th><th>English</th><th>about</th><th>file name</th></tr></thead>\n<tbody>\n${lines.map(row).join('\n')}\n</tbody>\n</table>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Recording sheet: ${escape(info.english)}</title>
<style>
  body { font: 12pt/1.4 'Noto Sans', sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #999; padding: 0.3em 0.5em; text-align: start; vertical-align: top; }
  td.say { font-size: 14pt; width: 40%; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  code { font-size: 9pt; white-space: nowrap; }
</style>
</head>
<body>
<h1>Recording sheet: ${escape(info.name)} (${escape(info.english)})</h1>
<p>You are lending your voice to people who are frightened and have little time. Thank you.</p>
<ul>
<li>Find a quiet room with curtains or clothes in it. Hold the phone a hand's width from your mouth, a little to the side.</li>
<li>Record each line by itself, as a file or a voice message of its own. Wait a moment, speak, wait a moment.</li>
<li>Speak as to a worried neighbor: calmly, clearly, a little slower than usual. Never in a hurry, never like an advertisement.</li>
<li>Say exactly what is written. A line that ends with a comma goes on: keep your voice up. A line that ends with a full stop is finished: let it fall.</li>
<li>Numbers of a telephone number: one digit after the other, each as clear as the last.</li>
<li>A slip of the tongue? Say the whole line again, in a new file.</li>
<li>Name each file as the last column does. “✓” is recorded already.</li>
</ul>
${table('First: with these the language can be offered', first)}
${table('Then: all the rest', rest)}
</body>
</html>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
