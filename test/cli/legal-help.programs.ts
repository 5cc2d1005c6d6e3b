import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectZips, readOffices } from '../../src/legal-help/files.ts';
import { lineProgram } from '../line-program.ts';

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'legal-help-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function legalHelp(...words: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [lineProgram, 'legal-help', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, output: stdout + stderr };
}

/** A PDF of one page with these lines, each where it is put: in one font what is large or ends in a star, in another the rest. */
function pdfOf(...lines: readonly (readonly [text: string, x: number, y: number, size: number])[]): Buffer {
  const text = lines
    .map(
      ([words, x, y, size]) =>
        `BT /${size > 11 || words.endsWith('*') ? 'F1' : 'F2'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET`,
    )
    .join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 7\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

const listOf = (city: string): Buffer =>
  pdfOf(
    ['List of Pro Bono Legal Service Providers', 163.9, 767.2, 16],
    ['Updated July 2026', 468.4, 770.9, 11],
    ['Springfield Immigration Court', 200, 734.2, 14],
    ['Springfield, Illinois', 33.6, 720.1, 11],
    ['Legal Help for All*', 33.6, 704.6, 11],
    ['1 Main Street', 33.6, 674.6, 11],
    [`${city}, IL 62701`, 33.6, 659.6, 11],
    ['Tel: \\(202\\) 555-0123', 33.6, 644.6, 11],
  );

describe('line legal-help read', () => {
  it('reads a list, tells how much it found, and what differs from the edition before', () => {
    const folder = makeFolder();
    const [file, out] = [path.join(folder, 'list.pdf'), path.join(folder, 'offices.json')];
    writeFileSync(file, listOf('Springfield'));
    const first = legalHelp('read', file, '--out', out);
    expect([first.status, first.output]).toEqual([
      0,
      expect.stringMatching(/pro-bono.*2026-07[^]*listings: 1\n/),
    ]);
    expect(readOffices(out).lists).toMatchObject([
      {
        list: 'pro-bono',
        printed: '2026-07',
        offices: [{ name: 'Legal Help for All', numbers: [{ digits: '2025550123' }] }],
      },
    ]);
    const before = readFileSync(out, 'utf8');
    const again = legalHelp('read', file, '--out', out);
    expect([again.status, again.output]).toEqual([0, expect.stringContaining('nothing differs')]);
    expect(readFileSync(out, 'utf8')).toBe(before);
    writeFileSync(file, listOf('Chatham'));
    expect(legalHelp('read', file, '--out', out).output).toMatch(
      /new: 1\n.*Chatham[^]*gone: 1\n.*Springfield/,
    );
  });

  it('writes nothing where more than a tenth would be lost, unless it is told to', () => {
    const folder = makeFolder();
    const [file, out] = [path.join(folder, 'list.pdf'), path.join(folder, 'offices.json')];
    writeFileSync(file, listOf('Springfield'));
    writeFileSync(out, JSON.stringify(readOffices()));
    const refused = legalHelp('read', file, '--out', out);
    expect([refused.status, refused.output]).toEqual([1, expect.stringContaining('--anyway')]);
    expect(readOffices(out)).toEqual(readOffices());
    expect(legalHelp('read', file, '--out', out, '--anyway').status).toBe(0);
    expect(readOffices(out).lists.map(({ list, offices }) => [list, offices.length])).toEqual([
      ['roster', readOffices().lists[0]?.offices.length],
      ['pro-bono', 1],
    ]);
  });

  it('names a file that is not there, or is none of the lists', () => {
    expect(legalHelp('read', 'nowhere.pdf')).toMatchObject({
      status: 1,
      output: expect.stringContaining('nowhere.pdf') as string,
    });
    const file = path.join(makeFolder(), 'letter.pdf');
    writeFileSync(file, pdfOf(['Dear reader', 50, 700, 11]));
    expect(legalHelp('read', file)).toMatchObject({
      status: 1,
      output: expect.stringContaining('neither') as string,
    });
    writeFileSync(file, 'no PDF');
    expect(legalHelp('read', file)).toMatchObject({
      status: 1,
      output: expect.stringContaining('letter.pdf') as string,
    });
  });
});

it('line legal-help zips writes what comes with the project', () => {
  const out = path.join(makeFolder(), 'zips.bin');
  expect(legalHelp('zips', '--out', out).status).toBe(0);
  expect(readFileSync(out).equals(readFileSync(projectZips))).toBe(true);
});
