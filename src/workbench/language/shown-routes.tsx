import { Router, type RequestHandler } from 'express';
import type { Seal } from '../../desk/members/secrets.ts';
import { renderDoorPage } from '../door/frame.tsx';
import { languageTitle } from '../languages.ts';
import type { Site } from '../site.ts';
import { ShownPage } from './shown-page.tsx';
import { readLanguage, type LanguageView } from './view.ts';

/** Seconds for which a page that is shown to anybody is kept: by browsers, and here, so that many who look cost no more than one. */
const keptSeconds = 60;

const kind = 'shown language';

/** The address of a language's page that anybody may open: another one each time that it is turned on. */
export function shownAddress(seal: Seal, publicUrl: string, base: string): NonNullable<Site['shownAt']> {
  return (code, since) => `${publicUrl}${base}/shown/${code}/${seal.of(kind, `${code} ${since}`)}`;
}

/** The pages that are shown to anybody who has their address: no cookie is read, nobody is named, nothing can be changed. */
export function serveShown(site: Site, seal: Seal): RequestHandler {
  const router = Router();
  const kept = new Map<
    string,
    { readonly until: number; readonly view: Promise<LanguageView | undefined> }
  >();
  const read = (code: string): Promise<LanguageView | undefined> => {
    const known = kept.get(code);
    if (known && known.until > site.now()) return known.view;
    const { bench, line } = site;
    const view = readLanguage({ bench, line }, code);
    kept.set(code, { until: site.now() + keptSeconds * 1000, view });
    // What failed is asked for again at the next look.
    view.catch(() => kept.delete(code));
    return view;
  };
  router.get('/shown/:code/:mark', async (request, response) => {
    delete request.headers.cookie;
    const { code, mark } = request.params;
    // Whether it is still shown is asked each time: what an owner turns off is off.
    const since = (await site.bench.language(code))?.shown;
    const isShown = since !== undefined && seal.isOf(kind, `${code} ${since}`, mark);
    const view = isShown ? await read(code) : undefined;
    response.set('Vary', 'Accept-Language');
    if (view) response.set('Cache-Control', `public, max-age=${keptSeconds}`);
    response.status(view ? 200 : 404).send(
      renderDoorPage(request, site.base, ({ t, locale }) =>
        view
          ? {
              title: languageTitle(locale, view.one.info),
              isRead: true,
              children: (
                <ShownPage view={view} hotlineName={site.hotlineName} phoneNumber={site.phoneNumber} />
              ),
            }
          : {
              title: t('languages:public.none'),
              isRead: true,
              children: <h1>{t('languages:public.none')}</h1>,
            },
      ),
    );
  });
  return router;
}
