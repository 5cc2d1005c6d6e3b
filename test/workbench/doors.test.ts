import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { createCalls, mostCalls } from '../../src/workbench/phone/calls.ts';
import type { CallEvent } from '../../src/workbench/phone/events.ts';
import { startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const startDesk = (): Promise<TestDeskSite> => startTestDesk((site) => pagesOf(site, createCalls(site)));

async function read({ origin, as }: TestDeskSite, address: string, locale = 'en'): Promise<string> {
  const { cookie } = as('ana');
  const response = await fetch(`${origin}/desk${address}`, {
    headers: { cookie: `${cookie}; desk-locale=${locale}` },
  });
  expect([address, response.status]).toEqual([address, 200]);
  return response.text();
}

describe('the pages on the line', () => {
  it.each(['en', 'es'])('lead to nothing but pages behind their door, in %s', async (locale) => {
    const desk = await startDesk();
    for (const address of [
      '/phone',
      '/map?lang=es&node=bring&word=USCIS',
      '/map/node?lang=ar&node=hearing-soon',
      '/flyer?lang=ht',
      '/flyer?sheet=card',
      '/usage',
    ]) {
      const html = await read(desk, address, locale);
      const addresses = [...html.matchAll(/(?:href|src|action|data-sound)="(\/[^"]*)"/g)].map(([, to]) => to);
      expect(addresses.length).toBeGreaterThan(0);
      expect([address, addresses.filter((to) => !to?.startsWith('/desk'))]).toEqual([address, []]);
    }
  });

  it('have a flyer that bears the line’s own number until another is given', async () => {
    const desk = await startDesk();
    expect(await read(desk, '/flyer')).toContain('<bdi dir="ltr">(555) 555-0100</bdi>');
    expect(await read(desk, '/flyer?number=212+555+0123')).toContain('<bdi dir="ltr">212 555 0123</bdi>');
    expect(await read(desk, '/flyer?number=')).not.toContain('<bdi dir="ltr">');
  });

  it('make so many calls at once, and another when one is over', async () => {
    const { origin, as } = await startDesk();
    const post = (address: string): Promise<Response> =>
      fetch(`${origin}/desk/phone/calls${address}`, {
        method: 'POST',
        headers: { ...as('ana'), 'content-type': 'application/json' },
        body: JSON.stringify({ number: '?lang=es' }),
      });
    const placed = await Promise.all(Array.from({ length: mostCalls }, () => post('')));
    expect(placed.map(({ status }) => status)).toEqual(Array(mostCalls).fill(201));
    expect((await post('')).status).toBe(503);
    const { id } = (await placed[0]?.json()) as { readonly id: string };
    await post(`/${id}/hang-up`);
    // What is told of a call ends with the call.
    const told = await (
      await fetch(`${origin}/desk/phone/calls/${id}/events`, { headers: as('ana') })
    ).text();
    const [last = ''] = told.trim().split('\ndata: ').slice(-1);
    expect(JSON.parse(last) as CallEvent).toMatchObject({ kind: 'ended', by: 'caller' });
    expect((await post('')).status).toBe(201);
  });
});
