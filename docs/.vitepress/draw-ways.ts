// Draws the two ways of docs/architecture.md: npx tsx docs/.vitepress/draw-ways.ts
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** One step of a way: where it happens, what happens, and by which function. */
type Step = readonly [where: string, what: string, by: string];

const key: readonly Step[] = [
  ['the phone company', 'sends the key, signed', 'POST /voice/es/missed'],
  ['src/http', 'checks the signature', 'openVoiceDoor'],
  ['src/telephony', 'reads what was heard', 'readVoiceRequest'],
  ['src/http', 'reads where the call is', 'readAddress'],
  ['src/guide', 'decides where it goes', 'step'],
  ['src/guide', 'says what is said there', 'pageOf'],
  ['src/twiml', 'writes it as a document', 'createRenderer'],
  ['src/http', 'fills in the state, sends it', 'createDocuments'],
  ['src/usage', 'counts the step', 'createRecorder'],
];

const word: readonly Step[] = [
  ['a browser', 'sends the new words', 'POST /desk/script/es/safe'],
  ['src/desk-server', 'passes it to its thread', 'serveDesk'],
  ['src/desk/members', 'asks who it is', 'createDoor'],
  ['src/workbench', 'reads what is to be done', 'serveScript'],
  ['src/desk', 'checks the rules, keeps it', 'createDatabaseBench'],
  ['src/workbench', 'somebody publishes', 'servePublications'],
  ['src/desk', 'each instance looks, every 2 s', 'follow'],
  ['src/line', 'makes the words anew', 'readFolded'],
  ['src/http', 'answers the next key with them', 'createApp'],
];

const width = 340;
const box = { height: 58, gap: 20 };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function draw(title: string, steps: readonly Step[]): string {
  const height = steps.length * (box.height + box.gap) + 20 - box.gap;
  const boxes = steps.map(([where, what, by], index) => {
    const y = 10 + index * (box.height + box.gap);
    const arrow = y + box.height;
    const isLast = index === steps.length - 1;
    return [
      `  <rect class="${where.startsWith('src') ? 'box' : 'outside'}" x="10" y="${y}" width="${width - 20}" height="${box.height}" rx="8"/>`,
      `  <text x="22" y="${y + 24}"><tspan class="what">${escape(what)}</tspan></text>`,
      `  <text x="22" y="${y + 45}"><tspan class="where">${escape(where)}</tspan> <tspan class="by">${escape(by)}</tspan></text>`,
      ...(isLast ? [] : [`  <path d="M${width / 2} ${arrow + 2}v${box.gap - 9}m-5 0h10l-5 6z"/>`]),
    ].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>${escape(title)}</title>
  <style>
    svg { font-family: system-ui, sans-serif; font-size: 14px; background: #fff; }
    text { fill: #1c2430; }
    .what { font-weight: 600; }
    .where, .by { font-family: ui-monospace, monospace; font-size: 12px; fill: #47525f; }
    .by { fill: #1f4e8c; }
    rect { fill: #f4f6f9; stroke: #8793a1; }
    .outside { fill: #fff4dc; }
    path { fill: #47525f; stroke: #47525f; stroke-width: 1.5; }
    @media (prefers-color-scheme: dark) {
      svg { background: #1b1b1f; }
      text { fill: #e8eaee; }
      .where { fill: #b4bcc7; }
      .by { fill: #9cc3ff; }
      rect { fill: #262b33; stroke: #6d7885; }
      .outside { fill: #3a3020; }
      path { fill: #b4bcc7; stroke: #b4bcc7; }
    }
  </style>
${boxes.join('\n')}
</svg>
`;
}

const folder = path.join(import.meta.dirname, '../images');
writeFileSync(
  path.join(folder, 'way-of-a-key.svg'),
  draw('The way of a key, from the phone company to the next document', key),
);
writeFileSync(
  path.join(folder, 'way-of-a-word.svg'),
  draw('The way of an edited word, from a browser to a caller', word),
);
