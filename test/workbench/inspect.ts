import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Something that axe has against a page, and where. */
interface Finding {
  readonly id: string;
  readonly where: string;
}

/** What axe has against a page, by the rules of WCAG 2.2 AA and its own best practices. */
export async function inspect(page: Page): Promise<readonly Finding[]> {
  // Not as a script of the page: its security policy would not let it in.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inspector } = window as unknown as { axe: typeof axe };
    const { violations } = await inspector.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => ({
      id,
      where: nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join('\n'),
    }));
  });
}
