import { describe, expect, it } from 'vitest';
import { pageOf, slugOf, targetOf } from '../docs/.vitepress/links.ts';

describe('a link of a document leads on the website where it leads on a code host:', () => {
  it('to a page, and a place in it', () => {
    expect(targetOf('docs/tasks/run.md', '../operate.md#a-person')).toEqual({
      to: 'page',
      page: 'operate.md',
      hash: '#a-person',
    });
  });

  it('to a document beside README.md, which is not the one of that name in docs/', () => {
    expect(targetOf('docs/tasks/run.md', '../../SECURITY.md')).toMatchObject({ page: 'project/SECURITY.md' });
    expect(pageOf('docs/security.md')).toBe('security.md');
  });

  it('to a file in docs/, which is put beside the pages', () => {
    expect(targetOf('docs/scaling.md', 'compose/Caddyfile')).toEqual({
      to: 'file',
      file: 'docs/compose/Caddyfile',
    });
  });

  it('to code, which is not on the website', () => {
    expect(targetOf('docs/architecture.md', '../src/guide')).toEqual({ to: 'source', file: 'src/guide' });
  });

  it('off the repository, untouched', () => {
    expect(targetOf('README.md', 'https://www.uscis.gov/contactcenter')).toBeUndefined();
  });
});

it.each(['no-such-page.md', '../no/such/file.ts', '../../outside.md'])(
  'a link to %s, which is not there, makes the website fail',
  (href) => {
    expect(() => targetOf('docs/operate.md', href)).toThrow(/docs\/operate\.md links to/);
  },
);

it('a heading has the address that code hosts give it', () => {
  expect(slugOf('Phones of members, and numbers that callers leave')).toBe(
    'phones-of-members-and-numbers-that-callers-leave',
  );
});
