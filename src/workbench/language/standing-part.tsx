import type { VNode } from 'preact';
import type { LanguageInfo } from '../../speech/languages.ts';
import { nameIn } from '../languages.ts';
import { Badge, Progress, type Tone } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { Standing } from './standing.ts';

const tones: Readonly<Record<Standing['how'], Tone>> = {
  'by voice': 'good',
  whole: 'good',
  short: 'look',
  not: 'plain',
  draft: 'plain',
};

/** What callers get of a language, in a word or two. */
export function HowBadge({ how }: Pick<Standing, 'how'>): VNode {
  const { t } = useVisit();
  return <Badge tone={tones[how]}>{t(`languages:how.${how}`)}</Badge>;
}

/** What callers get of a language, and how far the next better thing is. */
export function StandingPart({
  info,
  standing: { how, done, all },
}: {
  readonly info: LanguageInfo;
  readonly standing: Standing;
}): VNode {
  const { t, locale } = useVisit();
  const kind = info.voice ? 'reviewed' : how === 'not' || how === 'draft' ? 'essentials' : 'recorded';
  return (
    <>
      <p>{t(`languages:callers.${how}`, { language: nameIn(locale, info) })}</p>
      <Progress done={done} all={all} label={t(`languages:done.${kind}`, { done, all })} />
    </>
  );
}
