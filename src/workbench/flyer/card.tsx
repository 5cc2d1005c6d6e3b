import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { markOf } from '../languages.ts';
import { PhoneNumber, type Hotline } from './flyer.tsx';
import type { CardPhrase, PaperWords } from './words.ts';

/** Source: https://www.uscis.gov/contactcenter */
const contactCenter = '1-800-375-5283';
const cardsOnPage = 8;

interface Props {
  readonly one: Surveyed;
  readonly words: PaperWords;
  readonly phrases: readonly CardPhrase[];
  readonly hotline: Hotline;
}

/** A page of wallet cards, all alike, to be cut: the English words to say, and how they sound. */
export function Cards(props: Props): VNode {
  return (
    <article class="sheet cards">
      {Array.from({ length: cardsOnPage }, (_, index) => (
        <Card key={index} {...props} isRead={index === 0} />
      ))}
    </article>
  );
}

/** A screen reader needs one of eight. */
function Card({
  one,
  words: { say, isReviewed },
  phrases,
  hotline,
  isRead,
}: Props & { isRead: boolean }): VNode {
  return (
    <section class="card" aria-hidden={isRead ? undefined : 'true'} {...markOf(one)}>
      <p class="card-title">{say('card-title')}</p>
      <p class="card-numbers">
        <span lang="en" dir="ltr">
          USCIS <b>{contactCenter}</b>
        </span>
        {hotline.number === '' ? null : (
          <span>
            ☎ <PhoneNumber number={hotline.number} />
          </span>
        )}
      </p>
      <ul>
        {phrases.map(({ english, sounds, means }) => (
          <li key={english}>
            <span class="phrase">
              <b lang="en" dir="ltr">
                {english}
              </b>
              {sounds === undefined ? null : <span class="sounds">{sounds}</span>}
            </span>
            {means === undefined ? null : <span class="means">{means}</span>}
          </li>
        ))}
      </ul>
      {isReviewed ? null : <p class="card-note">{say('computer-translated')}</p>}
    </section>
  );
}
