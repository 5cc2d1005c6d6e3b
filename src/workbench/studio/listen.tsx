import type { VNode } from 'preact';
import type { BenchLine } from '../../desk/bench-line.ts';
import type { Ability } from '../../desk/bench.ts';
import type { Outcome } from '../../desk/outcome.ts';
import { may } from '../../desk/roles.ts';
import type { Guide } from '../../guide/guide.ts';
import { englishToRecord } from '../../speech/sheet.ts';
import { markOf, nameIn } from '../languages.ts';
import { OutcomeBanner } from '../outcome.tsx';
import { Banner, Empty, PageHead } from '../parts.tsx';
import { since } from '../since.ts';
import { lineSoundUrl } from '../sound.ts';
import { useVisit } from '../visit.ts';
import { ChooseLanguage } from './choose-language.tsx';
import { GoalBar, WaitingHint } from './goal.tsx';
import type { StudioView } from './view.ts';

interface Props {
  readonly guide: Guide;
  readonly view: StudioView;
  readonly names: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The line that is asked for; empty for whichever comes first. */
  readonly asked: string;
  readonly outcome: Outcome | undefined;
  readonly can: ReadonlySet<Ability>;
}

/** What waits for somebody to listen: one recording at a time, those first on which the visitor can decide. */
export function ListenPage(props: Props): VNode {
  const { view, asked, outcome } = props;
  const { t, to, visitor, locale } = useVisit();
  const { surveyed, one, waiting } = view;
  const language = nameIn(locale, one.info);
  const isMine = ({ take }: BenchLine): boolean => take?.who === visitor.id;
  const here =
    waiting.find(({ line }) => line === asked) ?? waiting.find((line) => !isMine(line)) ?? waiting[0];
  return (
    <>
      <PageHead title={t('studio:listen.title', { language })} lead={t('studio:listen.lead')} />
      <form class="tools" method="get" action={to('/studio/listen')} data-at-once>
        <ChooseLanguage surveyed={surveyed} one={one} />
        <p>
          <a class="button" href={to(`/studio?lang=${one.info.code}`)}>
            {t('studio:listen.record')}
          </a>
        </p>
      </form>
      {outcome ? <OutcomeBanner outcome={outcome} /> : null}
      <GoalBar one={one} goal={view.goal} />
      <WaitingHint goal={view.goal} />
      {here ? (
        <Recording {...props} here={here} isMine={isMine(here)} />
      ) : (
        <Empty title={t('studio:listen.empty', { language })}>
          <p>{t('studio:listen.emptyWhat')}</p>
        </Empty>
      )}
    </>
  );
}

/** One recording, with what it should say, and the two things that can be found. */
function Recording({
  guide,
  view: { one, waiting },
  names,
  now,
  can,
  here,
  isMine,
}: Props & { readonly here: BenchLine; readonly isMine: boolean }): VNode {
  const { t, to, visitor, locale } = useVisit();
  const { info } = one;
  const { take, line, text } = here;
  const sound = take?.sound ?? here.sound ?? '';
  const isAloneAllowed = isMine && may(visitor, 'accept words alone', info.code);
  const others = waiting.filter((other) => other !== here);
  const after = others[waiting.indexOf(here)] ?? others[0];
  return (
    <article class="panel listening" id={`line-${line}`}>
      <p class="where">
        {t('studio:listen.count', { count: waiting.length })}{' '}
        <a href={to(`/script/${info.code}/${line}`)}>
          <code>{line}</code>
        </a>
      </p>
      <p class="hint">
        {take
          ? t('studio:listen.by', {
              who: isMine ? t('studio:listen.you') : (names.get(take.who) ?? t('studio:formerMember')),
              when: since(take.when, now, locale),
            })
          : t('studio:listen.made')}
      </p>
      {info.isWritten ? (
        <p class="read" {...markOf(one)}>
          {text}
        </p>
      ) : null}
      {info.code === 'en' ? null : (
        <p class={info.isWritten ? 'english' : 'read'} lang="en">
          {englishToRecord(guide, one, line)}
        </p>
      )}
      <audio
        controls
        preload="auto"
        src={to(lineSoundUrl({ language: info.code, line }, sound))}
        aria-label={t('studio:listen.sound', { line })}
      ></audio>
      {isMine ? (
        <Banner tone="look">
          <p>{t(isAloneAllowed ? 'studio:listen.ownAlone' : 'studio:listen.own')}</p>
        </Banner>
      ) : null}
      <form method="post" action={to('/studio/listen')} class="verdict">
        <input type="hidden" name="language" value={info.code} />
        <input type="hidden" name="line" value={line} />
        <input type="hidden" name="sound" value={sound} />
        {isAloneAllowed ? (
          <p class="field inline">
            <input type="checkbox" id="alone" name="alone" required />
            <label for="alone">{t('studio:listen.alone')}</label>
          </p>
        ) : null}
        <p class="hint" id="hear-first">
          {t('studio:listen.first')}
        </p>
        <p class="acts">
          {isMine && !isAloneAllowed ? null : (
            <button class="big primary" name="verdict" value="approved" data-after-hearing>
              {t('studio:listen.right')}
            </button>
          )}
          <button class="big danger" name="verdict" value="refused" data-after-hearing formNoValidate>
            {t(isMine ? 'studio:listen.throwAway' : 'studio:listen.wrong')}
          </button>
          {after ? (
            <a class="button" href={to(`/studio/listen?lang=${info.code}&line=${after.line}`)}>
              {t('studio:listen.skip')}
            </a>
          ) : null}
        </p>
        {can.has('comments') ? (
          <p class="field">
            <label for="why">{t('studio:listen.why')}</label>
            <input id="why" name="why" maxLength={500} />
          </p>
        ) : null}
      </form>
    </article>
  );
}
