import type { VNode } from 'preact';
import { markOf } from '../languages.ts';
import { Badge } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { allFixedWords, fixedWordsOf, saysWord, type FixedWord } from './fixed-words.ts';
import type { LineLook } from './look.ts';

/** The words that the language says in certain ways alone: those of this line, and whether it keeps them; then all. */
export function FixedWordsPart({ look }: { readonly look: LineLook }): VNode | null {
  const { t } = useVisit();
  const { one, line } = look;
  const all = allFixedWords(one.info);
  if (line.review === 'none' || all.length === 0) return null;
  const here = fixedWordsOf(one.info, line.line, line.english);
  return (
    <section class="panel">
      <h2>{t('script:fixed')}</h2>
      {here.length === 0 ? <p class="hint">{t('script:fixed.none')}</p> : null}
      <WordList look={look} words={here} text={line.text ?? ''} />
      <details>
        <summary>{t('script:fixed.all')}</summary>
        <WordList look={look} words={all} />
      </details>
    </section>
  );
}

interface ListProps {
  readonly look: LineLook;
  readonly words: readonly FixedWord[];
  /** The text that is to keep them. */
  readonly text?: string;
}

function WordList({ look, words, text }: ListProps): VNode | null {
  const { t } = useVisit();
  if (words.length === 0) return null;
  return (
    <dl class="fixed-words">
      {words.map((word) => (
        <div key={word.english}>
          <dt lang="en">{word.english}</dt>
          <dd>
            <Ways look={look} word={word} />{' '}
            {text === undefined ? null : saysWord(text, word) ? (
              <Badge tone="good">{t('script:fixed.kept')}</Badge>
            ) : (
              <Badge tone="bad">{t('script:fixed.lost')}</Badge>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Ways({ look, word: { ways } }: { readonly look: LineLook; readonly word: FixedWord }): VNode {
  return <span {...markOf(look.one)}>{ways.map((way) => way.trim()).join(' · ')}</span>;
}

/** Which fixed words a text lacks: shown while it is written, before it is sent. */
export function FixedWarnings({ look, text }: { readonly look: LineLook; readonly text: string }): VNode {
  const { t } = useVisit();
  const { one, line } = look;
  const words = line.review === 'none' ? [] : fixedWordsOf(one.info, line.line, line.english);
  return (
    <div id="fixed-warnings" role="status">
      <ul class="fixed-warnings">
        {words.map((word) => (
          <li key={word.english} data-ways={JSON.stringify(word.ways)} hidden={saysWord(text, word)}>
            {t('script:fixed.warning', { english: word.english })} <Ways look={look} word={word} />
          </li>
        ))}
      </ul>
    </div>
  );
}
