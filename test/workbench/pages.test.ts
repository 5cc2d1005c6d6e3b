import { expect, it } from 'vitest';
import type { PageRoutes } from '../../src/workbench/pages.tsx';
import { startTestDesk } from './test-desk-site.ts';

const pages = (): PageRoutes => ({
  script: (_request, response) => response.send('script'),
  members: (_request, response) => response.send('members'),
  usage: (_request, response) => response.send('usage'),
});

it('lead each member to the first page of theirs, and to no page that is not for their role', async () => {
  const { origin, as } = await startTestDesk(pages);
  const look = async (member: string, path: string): Promise<[number, string | null]> => {
    const response = await fetch(`${origin}/desk${path}`, { headers: as(member), redirect: 'manual' });
    return [response.status, response.headers.get('location')];
  };
  expect(await look('hugo', '/')).toEqual([303, '/desk/script']);
  expect(await look('eve', '/')).toEqual([303, '/desk/usage']);
  expect(await look('hugo', '/members')).toEqual([403, null]);
  expect(await look('eve', '/script')).toEqual([403, null]);
  expect(await look('ben', '/members')).toEqual([200, null]);
  expect(await look('ben', '/nowhere')).toEqual([404, null]);
});

it('keep the language and the look that a member has chosen, and lead nobody to another site', async () => {
  const { origin, as } = await startTestDesk(pages);
  const choose = async (here: string): Promise<Response> =>
    fetch(`${origin}/desk/choices`, {
      method: 'POST',
      headers: as('ben'),
      body: new URLSearchParams({ locale: 'es', theme: 'dark', here }),
      redirect: 'manual',
    });
  const chosen = await choose('/nowhere');
  expect(chosen.headers.get('location')).toBe('/desk/nowhere');
  const cookies = chosen.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const page = await fetch(`${origin}/desk/nowhere`, { headers: { cookie: cookies.join('; ') } });
  expect(await page.text()).toMatch(/<html lang="es" data-theme="dark"/);
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example'])
    expect((await choose(elsewhere)).headers.get('location')).toBe('/desk/');
});
