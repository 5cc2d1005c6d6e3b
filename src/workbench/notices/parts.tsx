import type { VNode } from 'preact';
import type { OwnPart } from '../../desk/changes.ts';
import type { Language } from '../../guide/ids.ts';
import type { Speech } from '../../speech/speech.ts';
import { HearButton } from '../hear-button.tsx';
import { nameIn, languageTitle, markOf } from '../languages.ts';
import { Banner } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { heardOf, type Heard } from './heard.ts';

interface Props {
  readonly speech: Speech;
  readonly part: OwnPart;
  readonly texts: Readonly<Record<Language, string>>;
}

/** What callers of each language hear of a part; in which languages they do not hear it in their own is said first. */
export function HeardList({ speech, part, texts }: Props): VNode {
  const { t, locale } = useVisit();
  const heard = heardOf(speech, part, texts);
  const namesOf = (how: Heard['how']): string => {
    const names = heard.filter((one) => one.how === how).map(({ info }) => nameIn(locale, info));
    return new Intl.ListFormat(locale).format(names);
  };
  const [inEnglish, silent] = [namesOf('english'), namesOf('nothing')];
  return (
    <>
      {inEnglish === '' && silent === '' ? null : (
        <Banner tone="look">
          {inEnglish === '' ? null : <p>{t('notices:lacks.english', { languages: inEnglish })}</p>}
          {silent === '' ? null : <p>{t('notices:lacks.nothing', { languages: silent })}</p>}
        </Banner>
      )}
      <ul class="list own-texts">
        {heard
          .filter(({ how, unsaid }) => how === 'own' || unsaid !== undefined)
          .map((one) => (
            <HeardItem key={one.info.code} one={one} />
          ))}
      </ul>
    </>
  );
}

function HeardItem({ one: { info, text = '', unsaid } }: { readonly one: Heard }): VNode {
  const { t, locale } = useVisit();
  return (
    <li>
      <p>
        <b>{languageTitle(locale, info)}</b>
      </p>
      <p class="text" {...markOf({ info })}>
        {unsaid ?? text}
      </p>
      {unsaid === undefined ? (
        <p>
          <HearButton info={info} text={text} />
        </p>
      ) : (
        <p class="hint">{t('notices:unsaid')}</p>
      )}
    </li>
  );
}
