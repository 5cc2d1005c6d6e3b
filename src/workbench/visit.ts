import type { TFunction } from 'i18next';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Request, RequestHandler, Response } from 'express';
import { readCookie } from '../http/cookie.ts';
import type { PageName } from './menu.ts';
import type { Site, Visitor } from './site.ts';
import { readWords, sourceLocale } from './words.ts';

/** Light or dark, where a visitor has chosen; else as their device has it. */
type Theme = 'light' | 'dark';

/** A look at a page: who looks, in which language, and where the page is. */
export interface Visit {
  readonly visitor: Visitor;
  /** Whether the pages are on the line itself, and not on somebody's own computer. */
  readonly isOnLine: boolean;
  /** The pages that there are behind this door. */
  readonly pages: ReadonlySet<PageName>;
  /** The language of the page's own words, such as `es`. */
  readonly locale: string;
  readonly theme: Theme | undefined;
  /** The page's own words: `t('script:title')`. */
  readonly t: TFunction;
  /** The address of a page, such as `/script?lang=es`, as a link has it behind this door. */
  readonly to: (address: string) => string;
  /** The address that was asked for, behind the door: `/script?lang=es`. */
  readonly here: string;
}

const context = createContext<Visit | undefined>(undefined);

/** Gives every component below it the visit. */
export const VisitProvider = context.Provider;

/** The visit that the page is drawn for. Throws outside of a page. */
export function useVisit(): Visit {
  const visit = useContext(context);
  if (!visit) throw new Error('[workbench] a component is drawn outside of a page');
  return visit;
}

/** The visit of a request behind `openVisits`. */
export function visitOf({ locals }: Response): Visit {
  return locals.visit as Visit;
}

/** By what a page says whose it is: what is kept in a browser is sent by the same member, or by nobody. */
export function visitorMark({ visitor, isOnLine }: Pick<Visit, 'visitor' | 'isOnLine'>): string {
  return isOnLine ? visitor.id : 'here';
}

/** The names of the cookies in which a visitor's choices are kept. */
export const choices = { locale: 'desk-locale', theme: 'desk-theme' } as const;

/** The cookie in which a browser keeps what its visitor is called, where nobody signs in. */
export const nameCookie = 'reviewer';

/** Makes the visit of each request to one of these pages. */
export function openVisits(site: Site, pages: ReadonlySet<PageName>): RequestHandler {
  return (request, response, next) => {
    const visit: Visit = {
      visitor: site.visitorOf(request),
      isOnLine: site.base !== '',
      pages,
      ...chosenIn(request),
      to: (address) => `${site.base}${address}`,
      here: request.url,
    };
    response.locals.visit = visit;
    next();
  };
}

/** How somebody wants their pages: by the cookies that they bring and the languages that their browser asks for. */
export function chosenIn(request: Request): Pick<Visit, 'locale' | 'theme' | 't'> {
  const locale = chooseLocale(readCookie(request, choices.locale), request.headers['accept-language'] ?? '');
  const theme = readCookie(request, choices.theme);
  return {
    locale,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    t: readWords().in(locale),
  };
}

function chooseLocale(chosen: string | undefined, accepted: string): string {
  const { locales } = readWords();
  const wanted = [
    chosen,
    ...accepted.split(',').map((one) => one.split(';')[0]?.trim().slice(0, 2).toLowerCase()),
  ];
  return wanted.find((one) => one !== undefined && locales.includes(one)) ?? sourceLocale;
}
