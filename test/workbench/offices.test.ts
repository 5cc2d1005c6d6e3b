import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { serveOffices } from '../../src/workbench/offices/routes.tsx';
import { serveToday } from '../../src/workbench/today/routes.tsx';
import { startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const id = '0123456789abcdef';
const clinic = { seen: '', name: 'Border Clinic', phone: '(915) 544-0062', zip: '79901', city: 'El Paso' };

const start = (): Promise<TestDeskSite> => startTestDesk((site) => ({ offices: serveOffices(site) }));

async function ask(
  { origin, as }: TestDeskSite,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly document: Document }> {
  const response = await fetch(`${origin}/desk/offices${path}`, {
    headers: as('ben'),
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  const { document } = parseHTML(await response.text());
  return { status: response.status, document };
}

const namesIn = (document: Document): readonly string[] =>
  [...document.querySelectorAll('.office-list h3')].map(({ textContent }) => textContent);

describe('the page of offices', () => {
  it('finds offices by ZIP code, the nearest first, by state, by city and by number, a page at a time', async () => {
    const desk = await start();
    const names = async (query: string): Promise<readonly string[]> =>
      namesIn((await ask(desk, `?q=${encodeURIComponent(query)}`)).document);
    const near = await names('79901');
    expect(near.length).toBeGreaterThan(3);
    expect(near).toEqual(expect.arrayContaining(['Las Americas Immigrant Advocacy Center']));
    expect(await names('Texas')).toHaveLength(20);
    expect(await names('tx')).toEqual(await names('Texas'));
    expect((await names('el paso')).length).toBeGreaterThan(3);
    const { document } = await ask(desk, '?q=79901');
    const number = document.querySelector('.office-numbers a')?.textContent ?? '';
    expect(await names(number)).toContain(near[0]);
    expect(await names('no-such-office')).toEqual([]);
    expect(await names('00000')).toEqual([]);
  });

  it('adds an office, and shows what was typed once more where it cannot be taken', async () => {
    const desk = await start();
    const wrong = await ask(desk, `/${id}`, { ...clinic, phone: '915 155 0100' });
    expect(wrong.status).toBe(422);
    expect(wrong.document.querySelector('input[name="name"]')?.getAttribute('value')).toBe('Border Clinic');
    expect(wrong.document.querySelectorAll('[role="alert"] li')).toHaveLength(1);
    const added = await ask(desk, `/${id}`, { ...clinic, languages: 'es' });
    expect([added.status, namesIn(added.document)]).toEqual([200, ['Border Clinic']]);
    expect((await ask(desk, `/${id}`, clinic)).status).toBe(409);
    expect((await desk.bench.difference()).offices).toMatchObject([{ id, after: { own: { zip: '79901' } } }]);
  });

  it('has an office that was added wait on Today until somebody publishes it', async () => {
    const desk = await startTestDesk((site) => ({ offices: serveOffices(site), today: serveToday(site) }));
    const waits = async (): Promise<boolean> => {
      const response = await fetch(`${desk.origin}/desk/today`, { headers: desk.as('ben') });
      const { document } = parseHTML(await response.text());
      return document.querySelector('main a[href$="/publications"]') !== null;
    };
    expect(await waits()).toBe(false);
    await ask(desk, `/${id}`, clinic);
    expect(await waits()).toBe(true);
    const { upTo, newest } = await desk.bench.difference();
    const ben = { id: 'ben', role: 'editor', languages: [] } as const;
    await desk.bench.publish(ben, { upTo, newest, note: 'A clinic' });
    expect(await waits()).toBe(false);
  });

  it('hides an office and marks one as called, and shows the same search again', async () => {
    const desk = await start();
    const { document } = await ask(desk, '?q=79901');
    const first = document.querySelector('.office-list li')?.id.replace('office-', '') ?? '';
    const hidden = await ask(desk, `/${first}/hidden?q=79901&page=1`, { hidden: 'yes' });
    expect(namesIn(hidden.document)).toEqual(namesIn(document));
    expect(hidden.document.querySelectorAll('.office-list .badge.bad')).toHaveLength(1);
    await ask(desk, `/${first}/called`, { on: '2026-11-28' });
    expect((await desk.bench.own()).words.offices).toMatchObject({
      hidden: [first],
      called: { [first]: '2026-11-28' },
    });
    expect(namesIn((await ask(desk, '')).document)).toHaveLength(1);
  });
});
