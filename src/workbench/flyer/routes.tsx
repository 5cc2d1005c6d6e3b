import { Router } from 'express';
import * as z from 'zod';
import { languageKeyOf } from '../../guide/place.ts';
import type { Bench } from '../bench.ts';
import { renderPage } from '../frame.tsx';
import { LanguageField } from '../language-field.tsx';
import { chooseLanguage } from '../query.ts';
import { Cards } from './card.tsx';
import { Flyer } from './flyer.tsx';
import { cardPhrases, wordsFor } from './words.ts';

const wishSchema = z.object({
  sheet: z.enum(['flyer', 'card']).catch('flyer'),
  paper: z.enum(['letter', 'a4']).catch('letter'),
  number: z.string().trim().max(30).catch(''),
  hours: z.string().trim().max(120).catch(''),
});

/** The keys of a language in the language menu, as they are printed. */
function keysText(index: number): string {
  const { zeros, key } = languageKeyOf(index);
  return [...Array<string>(zeros).fill('0'), key].join(' ');
}

/** A number as people write it. */
const numberPattern = /^\+?[\d\s().-]{3,24}$/;

/** The page from which the flyer and the wallet card are printed. */
export function serveFlyer(bench: Bench): Router {
  const { survey, line, hotlineName } = bench;
  const router = Router();
  router.get('/', (request, response) => {
    const surveyed = survey();
    const written = surveyed.filter(({ info }) => info.isWritten);
    const language = chooseLanguage(request.query.lang, written);
    const one = written.find(({ info }) => info.code === language);
    if (!one) throw new Error('prompts/en is missing: every other language is translated from it');
    const wish = wishSchema.parse(request.query);
    const isNumber = wish.number === '' || numberPattern.test(wish.number);
    const offered = line.offers().languages.flatMap((code, index) => {
      const found = surveyed.find(({ info }) => info.code === code);
      return found ? [{ one: found, keys: keysText(index) }] : [];
    });
    const isOffered = offered.some((other) => other.one.info.code === language);
    const hotline = { name: hotlineName, number: isNumber ? wish.number : '', hours: wish.hours };
    const { person, ...offers } = line.offers();
    // Whoever prints hours has a person, whatever this computer's settings say.
    const hasPerson = person !== undefined || wish.hours !== '';
    const words = wordsFor(
      bench.guide,
      one,
      hasPerson ? { ...offers, person: { isOpen: true, languages: [] } } : offers,
    );
    response.send(
      renderPage(response, {
        title: wish.sheet === 'flyer' ? 'Flyer' : 'Wallet card',
        room: 'flyer',
        styles: ['flyer', `paper-${wish.paper}`],
        children: (
          <>
            <h1>{wish.sheet === 'flyer' ? 'Print a flyer' : 'Print wallet cards'}</h1>
            <form class="tools" method="get" action="/flyer">
              <LanguageField surveyed={written} chosen={language} />
              <p class="field">
                <label for="number">The line’s number, as it is printed</label>
                <input
                  id="number"
                  name="number"
                  value={wish.number}
                  maxLength={30}
                  inputMode="tel"
                  aria-describedby={isNumber ? undefined : 'number-fault'}
                />
              </p>
              <p class="field">
                <label for="hours">Hours of the people behind it, if there are any</label>
                <input id="hours" name="hours" value={wish.hours} maxLength={120} />
              </p>
              <p class="field">
                <label for="sheet">What</label>
                <select id="sheet" name="sheet">
                  <option value="flyer" selected={wish.sheet === 'flyer'}>
                    Flyer, one page
                  </option>
                  <option value="card" selected={wish.sheet === 'card'}>
                    Wallet cards, eight to a page
                  </option>
                </select>
              </p>
              <p class="field">
                <label for="paper">Paper</label>
                <select id="paper" name="paper">
                  <option value="letter" selected={wish.paper === 'letter'}>
                    Letter
                  </option>
                  <option value="a4" selected={wish.paper === 'a4'}>
                    A4
                  </option>
                </select>
              </p>
              <button type="submit">Show</button>
            </form>
            {isNumber ? null : (
              <p class="outcome bad" role="alert" id="number-fault">
                “{wish.number}” is no telephone number: use digits, spaces, brackets, dots and hyphens.
              </p>
            )}
            {isOffered ? null : (
              <p class="outcome bad" role="alert">
                {one.info.english} is not offered to callers now, so this sheet would invite people to a line
                that does not speak their language. The sheet says so.
              </p>
            )}
            <p class="hint">
              Then print this page from the browser (Ctrl-P, or ⌘P). Only the sheet is printed.
            </p>
            <div class="desk" tabIndex={0} role="region" aria-label="The sheet as it is printed">
              {wish.sheet === 'flyer' ? (
                <Flyer {...{ one, offered, isOffered, words, hotline }} />
              ) : (
                <Cards one={one} words={words} phrases={cardPhrases(bench.guide, one)} hotline={hotline} />
              )}
            </div>
          </>
        ),
      }),
    );
  });
  return router;
}
