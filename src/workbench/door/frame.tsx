import type { Request } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import { Document, renderIn, type DocumentProps } from '../frame.tsx';
import { chosenIn, useVisit } from '../visit.ts';
import { readWords } from '../words.ts';

/** A page for somebody who has not come in. */
interface DoorPage extends DocumentProps {
  readonly children: ComponentChildren;
  /** Whether it is read and no more: nothing is asked on it, and no choice is kept. */
  readonly isRead?: boolean;
}

/** The frame of a page for somebody who has not come in yet: no menu, and the languages it can be read in. */
function DoorFrame({ children, isRead = false, ...page }: DoorPage): VNode {
  const { t } = useVisit();
  return (
    <Document {...page}>
      <header class="door-head">
        <p class="product">{t('common:product')}</p>
        {isRead ? null : <Languages />}
      </header>
      <main id="main" class="door">
        {isRead ? null : (
          <noscript>
            <p class="banner bad">{t('door:noScript')}</p>
          </noscript>
        )}
        {children}
      </main>
    </Document>
  );
}

/** Another language for the page; the script comes back to the same place, with what stands behind the #. */
function Languages(): VNode {
  const { locale, theme, to, here } = useVisit();
  const { locales, nameOf } = readWords();
  return (
    <form method="post" action={to('/choices')} id="locales">
      <input type="hidden" name="here" value={here} />
      <input type="hidden" name="theme" value={theme ?? 'device'} />
      {locales
        .filter((one) => one !== locale)
        .map((one) => (
          <button key={one} name="locale" value={one} lang={one}>
            {nameOf(one)}
          </button>
        ))}
    </form>
  );
}

/** A page for somebody who has not come in yet, as HTML. */
export function renderDoorPage(
  request: Request,
  base: string,
  page: (visit: Pick<ReturnType<typeof chosenIn>, 't' | 'locale'>) => DoorPage,
): string {
  const chosen = chosenIn(request);
  const visit = {
    ...chosen,
    visitor: { id: '', name: '', role: 'viewer', languages: [] },
    isOnLine: true,
    pages: new Set<never>(),
    to: (address: string) => `${base}${address}`,
    here: request.url,
  } as const;
  return `<!doctype html>${renderIn(visit, <DoorFrame {...page(chosen)} />)}`;
}
