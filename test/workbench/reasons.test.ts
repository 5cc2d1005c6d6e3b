import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sayReason } from '../../src/workbench/reasons.tsx';
import { serveScript } from '../../src/workbench/script/routes.tsx';
import { serveToday } from '../../src/workbench/today/routes.tsx';
import { readWords } from '../../src/workbench/words.ts';
import { startTestDesk } from './test-desk-site.ts';

const source = path.join(import.meta.dirname, '../../src');

/** The codes that the source names after a pattern, each with what stands before it in the pages' words. */
function codesIn(folder: string, pattern: RegExp, before = ''): readonly string[] {
  return readdirSync(path.join(source, folder))
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(path.join(source, folder, name), 'utf8').matchAll(pattern)])
    .flatMap(([found]) => [...found.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)?)'/g)])
    .map(([, code]) => `${before}${code ?? ''}`);
}

describe('a reason', () => {
  it('has words of the pages, whatever rule or act it comes from', () => {
    const codes = [
      ...codesIn('speech/lint', /\bcode:[^\n]*/g, 'lint.'),
      ...codesIn('effort', /\b(?:fault|holdSeconds)\(\s*'\w+'/g, 'effort.'),
      ...codesIn('effort', /\bcode: '[^\n]*/g),
      ...codesIn('desk-server', /\bcode: '[^\n]*/g),
      ...codesIn('desk', /\b(?:refuse\(\s*'\w+'|code: '\w+')/g),
      ...codesIn('legal-help', /\bcode: '[\w.]+'/g),
      ...codesIn('topics', /\b(?:refuse|fault|say)\(\s*'[a-z]\w+'/g, 'topic.'),
      ...['.', 'facts', 'speech', 'line', 'http', 'telephony', 'usage', 'desk', 'desk-server'].flatMap(
        (folder) => codesIn(folder, /'amiss\.\w+'/g),
      ),
      ...codesIn('speech/takes', /\bkind: '\w+'(?: \| '\w+')?/g, 'take.'),
    ];
    expect(codes.length).toBeGreaterThan(50);
    const { locales, of } = readWords();
    for (const locale of locales) {
      const known = new Set(Object.keys(of(locale, 'reasons')));
      expect(codes.filter((code) => !known.has(code))).toEqual([]);
    }
  });

  it('is told in the language of the page, on it and to a script that asks for the outcome alone', async () => {
    const { origin, as, bench } = await startTestDesk((site) => ({ script: serveScript(site) }));
    const place = { language: 'es', line: 'safe' };
    const { seen = '' } = (await bench.line(place)) ?? {};
    const send = (accept: string): Promise<Response> =>
      fetch(`${origin}/desk/script/es/safe`, {
        method: 'POST',
        headers: { ...as('ben'), accept, 'accept-language': 'es' },
        body: new URLSearchParams({ act: 'words', text: 'Por lo general puede ir 24 horas.', seen }),
      });
    const told = sayReason(readWords().in('es'), {
      code: 'lint.digits',
      values: { found: '24' },
      text: '',
    });
    const { document } = parseHTML(await (await send('text/html')).text());
    const banner = [...document.querySelectorAll('.came li')].map(({ textContent }) => textContent);
    expect(banner).toContain(told);
    expect(((await (await send('application/json')).json()) as { why: readonly string[] }).why).toContain(
      told,
    );
  });

  it('tells whoever runs the line how it is in the language of the page, with the names of the languages', async () => {
    const { origin, as, site } = await startTestDesk((desk) => ({
      today: serveToday({
        ...desk,
        health: () => Promise.resolve({ isAnswering: true, amiss: desk.line.amiss() }),
      }),
    }));
    const page = await fetch(`${origin}/desk/today`, { headers: { ...as('ben'), 'accept-language': 'es' } });
    const { document } = parseHTML(await page.text());
    const told = [...document.querySelectorAll('details.amiss li')];
    expect(told).toHaveLength(site.line.amiss().length);
    expect(told.filter((one) => one.getAttribute('lang') === 'en')).toEqual([]);
    expect(told.map(({ textContent }) => textContent).join(' ')).toMatch(/criollo haitiano, .* y persa/);
  });
});
