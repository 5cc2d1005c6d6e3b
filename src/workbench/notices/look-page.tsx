import type { VNode } from 'preact';
import { textsOf } from '../../desk/own.ts';
import type { OwnWordsFile } from '../../speech/own-words.ts';
import type { Speech } from '../../speech/speech.ts';
import { dayIn } from '../dates.ts';
import { PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { partsByName, type Draft, type PartName } from './draft.ts';
import { HeardList } from './parts.tsx';

/** When callers hear a change: at once, or once it is published. */
export type Effect = 'now' | 'draft';

interface LookProps {
  readonly draft: Draft;
  readonly speech: Speech;
  readonly effect: Effect;
}

/** Every language's text, as callers would hear it, before anybody does. */
export function LookPage({ draft, speech, effect }: LookProps): VNode {
  const { t, to, locale } = useVisit();
  const { name, until, seen } = draft;
  const texts = Object.fromEntries(Object.entries(draft.texts).filter(([, text]) => text !== ''));
  return (
    <>
      <PageHead title={t(`notices:look.${effect}`)} lead={t(`notices:look.${effect}.what`)} />
      {name === 'notice' ? <p>{t('notices:look.until', { day: dayIn(locale, until) })}</p> : null}
      <HeardList speech={speech} part={partsByName[name]} texts={texts} />
      <form method="post" action={to(`/notices/${name}`)} class="acts">
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="until" value={until} />
        {Object.entries(draft.texts).map(([language, text]) => (
          <input key={language} type="hidden" name={`text-${language}`} value={text} />
        ))}
        <button type="submit" class="primary big" name="step" value="say">
          {t(`notices:say.${effect}`)}
        </button>
        <button type="submit" name="step" value="back">
          {t('notices:back')}
        </button>
      </form>
    </>
  );
}

interface AwayProps {
  readonly name: PartName;
  readonly own: OwnWordsFile;
  readonly seen: string;
  readonly speech: Speech;
  readonly effect: Effect;
}

/** What callers would hear no more, before it is taken away. */
export function AwayPage({ name, own, seen, speech, effect }: AwayProps): VNode {
  const { t, to } = useVisit();
  const part = partsByName[name];
  return (
    <>
      <PageHead title={t(`notices:${name}.takeAway`)} lead={t(`notices:away.${effect}`)} />
      <HeardList speech={speech} part={part} texts={textsOf(own, part)} />
      <form method="post" action={to(`/notices/${name}/away`)} class="acts">
        <input type="hidden" name="seen" value={seen} />
        <button type="submit" class="danger big">
          {t(`notices:${name}.takeAway`)}
        </button>
        <a class="button" href={to(`/notices#${name}`)}>
          {t('notices:cancel')}
        </a>
      </form>
    </>
  );
}
