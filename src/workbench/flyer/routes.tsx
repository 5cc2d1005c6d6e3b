import { Router } from 'express';
import * as z from 'zod';
import { languageKeyOf } from '../../guide/place.ts';
import { renderPage } from '../frame.tsx';
import { notOffered } from '../not-offered.ts';
import { chooseLanguage } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { Cards } from './card.tsx';
import { Flyer } from './flyer.tsx';
import { checkNumber, writeNumber } from './number.ts';
import { FlyerPage } from './page.tsx';
import { cardPhrases, wordsFor } from './words.ts';

const wishSchema = z.object({
  sheet: z.enum(['flyer', 'card']).catch('flyer'),
  paper: z.enum(['letter', 'a4']).catch('letter'),
  number: z.string().trim().max(30).optional().catch(''),
  hours: z.string().trim().max(120).catch(''),
});

/** The keys of a language in the language menu, as they are printed. */
function keysText(index: number): string {
  const { zeros, key } = languageKeyOf(index);
  return [...Array<string>(zeros).fill('0'), key].join(' ');
}

/** The page from which the flyer and the wallet card are printed. */
export function serveFlyer({ bench, line, hotlineName, phoneNumber }: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { t, locale } = visitOf(response);
    const surveyed = await bench.survey();
    const written = surveyed.filter(({ info }) => info.isWritten);
    const language = chooseLanguage(request.query.lang ?? locale, written);
    const one = written.find(({ info }) => info.code === language);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    const asked = wishSchema.parse(request.query);
    const own = phoneNumber === undefined ? '' : await writeNumber(phoneNumber);
    const wish = { ...asked, number: asked.number ?? own };
    const number = await checkNumber(wish.number);
    const { person, ...offers } = line.offers();
    const offered = offers.languages.flatMap((code, index) => {
      const found = surveyed.find(({ info }) => info.code === code);
      return found ? [{ one: found, keys: keysText(index) }] : [];
    });
    const missing = notOffered(line.speech()).find(({ info }) => info.code === language);
    const hotline = {
      name: hotlineName,
      number: number === 'wrong' ? '' : wish.number,
      hours: wish.hours,
    };
    // Whoever prints hours has a person, whatever this computer's settings say.
    const hasPerson = person !== undefined || wish.hours !== '';
    const guide = line.guide();
    const words = wordsFor(
      guide,
      one,
      hasPerson ? { ...offers, person: { isOpen: true, languages: [] } } : offers,
    );
    response.send(
      renderPage(response, {
        title: t(`flyer:title.${wish.sheet}`),
        page: 'flyer',
        script: 'print',
        styles: ['flyer', `paper-${wish.paper}`],
        children: (
          <FlyerPage {...{ wish, written, one, number, missing }}>
            {wish.sheet === 'flyer' ? (
              <Flyer {...{ one, offered, words, hotline }} isOffered={missing === undefined} />
            ) : (
              <Cards
                {...{ one, words }}
                phrases={cardPhrases(guide, one)}
                // A card invites nobody to a line that does not speak their language; what it says to USCIS holds.
                hotline={missing ? { ...hotline, number: '' } : hotline}
              />
            )}
          </FlyerPage>
        ),
      }),
    );
  });
  return router;
}
