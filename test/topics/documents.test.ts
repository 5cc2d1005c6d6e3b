import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compileVersions } from '../../src/topics/join-own.ts';
import { projectGuide, readDocuments } from '../../src/topics/read.ts';

/** The guide's documents in a folder of their own. */
function copyGuide(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync(projectGuide, folder, { recursive: true });
  return folder;
}

const write = (folder: string): unknown => compileVersions(readDocuments(folder));

function edit(folder: string, file: string, from: string, to: string): void {
  const before = readFileSync(path.join(folder, file), 'utf8');
  expect(before).toContain(from);
  writeFileSync(path.join(folder, file), before.replace(from, to));
}

const lineOf = (folder: string, file: string, text: string): number =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

it('finds a topic by its being there', () => {
  const folder = copyGuide();
  writeFileSync(
    path.join(folder, 'faq/work-permit.yaml'),
    [
      'topic: work-permit',
      'about: Whether one may work.',
      'lines: { permit-when: {} }',
      'nodes: { permit: { kind: answer, messages: [[permit-when]], choices: [{ part: number }] } }',
    ].join('\n'),
  );
  const { faq, '2026': later } = compileVersions(readDocuments(folder));
  for (const { topics } of [faq, later])
    expect(Object.keys(topics.find(({ id }) => id === 'work-permit')?.nodes ?? {})).toEqual(['permit']);
});

it('puts what a later version says of a node in its place, and leaves the rest as it was', () => {
  const folder = copyGuide();
  writeFileSync(
    path.join(folder, '2026/text.yaml'),
    'topic: text\nabout: Other.\nlines: { other-text: {} }\nnodes: { text-sent: { kind: goodbye, say: [other-text] } }',
  );
  const { faq, '2026': later } = compileVersions(readDocuments(folder));
  const nodesOf = (topics: typeof faq.topics): Record<string, unknown> => ({
    ...topics.find(({ id }) => id === 'text')?.nodes,
  });
  expect(nodesOf(later.topics)).toEqual({
    ...nodesOf(faq.topics),
    'text-sent': { kind: 'goodbye', say: ['other-text'] },
  });
  expect(later.topics.find(({ id }) => id === 'text')?.lines['other-text']?.version).toBe('2026');
});

it.each([
  ['a kind of node that there is not', 'kind: menu', 'kind: menue'],
  ['a setting that there is not', 'kind: menu', 'kind: menu\n    loud: true'],
  ['a key that no telephone has', 'key: 1, for: for-about-what', 'key: 12, for: for-about-what'],
  ['a name in capitals', 'to: about-what', 'to: About_What'],
  ['no YAML', 'kind: menu', 'kind: [menu'],
  ['the same node twice', '  about-what:', '  about:'],
])('names the file and the line of %s', (_, from, to) => {
  const folder = copyGuide();
  const line = lineOf(folder, 'faq/about.yaml', from);
  edit(folder, 'faq/about.yaml', from, to);
  const message = messageOf(() => write(folder));
  expect(message).toContain(path.join('faq', 'about.yaml'));
  const named = Number(/line (\d+)/.exec(message)?.[1]);
  expect(Math.abs(named - line)).toBeLessThanOrEqual(4);
});

it('names the node, and the part that there is not', () => {
  const folder = copyGuide();
  edit(folder, 'faq/about.yaml', '{ part: number }', '{ part: numbr }');
  const message = messageOf(() => write(folder));
  for (const named of ['about', 'numbr', 'parts.yaml']) expect(message).toContain(named);
});

it('names a file whose topic has another name, and a guide without its parts', () => {
  const folder = copyGuide();
  edit(folder, 'faq/about.yaml', 'topic: about', 'topic: abuot');
  expect(messageOf(() => write(folder))).toContain('abuot.yaml');
  const other = copyGuide();
  rmSync(path.join(other, 'parts.yaml'));
  expect(messageOf(() => write(other))).toContain('parts.yaml');
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was wrong');
}
