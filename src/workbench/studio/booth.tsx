import type { VNode } from 'preact';
import { englishToRecord } from '../../speech/sheet.ts';
import { HearButton } from '../hear-button.tsx';
import { markOf } from '../languages.ts';
import { Badge, Banner, type Tone } from '../parts.tsx';
import { dayIn, since } from '../since.ts';
import { lineSoundUrl } from '../sound.ts';
import { useVisit } from '../visit.ts';
import type { BoothProps } from './booth-props.ts';
import { GoalBar, WaitingHint } from './goal.tsx';
import { ruleOf } from './rule.ts';
import type { BoothView } from './view.ts';
import { VoiceNotes } from './voice-notes.tsx';

/** One line in the studio: its text large, what is recorded of it, and the way to the others. */
export function Booth({ guide, view, names, now }: BoothProps): VNode {
  const { t, to } = useVisit();
  const { one, english, line, order, next, text, expected, here } = view;
  const { info } = one;
  const language = info.code;
  const index = order.indexOf(line);
  const at = new URLSearchParams({ lang: language, line }).toString();
  const sound = here?.sound;
  const inEnglish = englishToRecord(guide, one, line);
  return (
    <section
      class="booth panel"
      aria-label={t('studio:booth')}
      data-language={language}
      data-line={line}
      data-seen={here?.seen ?? ''}
      data-next={next}
      data-label={t('studio:takeOf', { line, language: info.name })}
      data-page={to(`/studio?${at}`)}
      data-check={to(`/studio/check?${at}`)}
      data-keep={to(`/studio/keep?${at}&seen=${here?.seen ?? ''}`)}
    >
      <GoalBar one={one} goal={view.goal} />
      <VoiceNotes view={view} names={names} />
      <p class="where">
        {t('studio:where', { number: index + 1, all: order.length })} <code>{line}</code>{' '}
        <State view={view} />
      </p>
      <p class="read" {...(info.isWritten ? markOf(one) : {})}>
        {info.isWritten ? text : t('studio:sayInYours')}
      </p>
      {language === 'en' ? null : (
        <p class={info.isWritten ? 'english' : 'read'} lang="en">
          {inEnglish}
        </p>
      )}
      {english === undefined || language === 'en' ? null : (
        <p>
          <HearButton info={english.info} text={inEnglish} label={t('voices:english')} />
        </p>
      )}
      <p class="hint">
        {t(`voices:rule.${ruleOf(inEnglish)}`)} {t('studio:length', { count: expected })}
      </p>
      <TakenNote view={view} names={names} now={now} />
      <Controls />
      <p class="choose">
        <label for="file">{t('studio:file')}</label>
        <input id="file" type="file" accept="audio/*" />
      </p>
      {sound === undefined ? null : (
        <p class="kept">
          <label for="kept">{t('studio:callersHear')}</label>
          <audio id="kept" controls preload="none" src={to(lineSoundUrl({ language, line }, sound))}></audio>
        </p>
      )}
      <nav class="lines-nav" aria-label={t('studio:lines')}>
        <LineLink language={language} line={order[index - 1]} id="previous" words={t('studio:before')} />
        <LineLink language={language} line={order[index + 1]} id="next" words={t('studio:after')} />
        <LineLink language={language} line={next} id="next-open" words={t('studio:nextOpen')} />
      </nav>
      <WaitingHint goal={view.goal} />
    </section>
  );
}

/** What is said of the take, and what can be done with it. What works by script alone is off until the script is there. */
function Controls(): VNode {
  const { t } = useVisit();
  return (
    <div class="booth-acts">
      <p class="take-state" id="take-state" role="status">
        {t('studio:ready')}
      </p>
      <p class="level" id="level-row" hidden>
        <label for="level">{t('studio:level')}</label>
        <meter id="level" min={0} max={1} low={0.05} high={0.95} optimum={0.5} value={0}></meter>
        <span id="level-words"></span>
      </p>
      <button type="button" id="record" class="big record" disabled>
        {t('studio:record')}
      </button>
      <button type="button" id="listen" class="big" disabled>
        {t('studio:hear')}
      </button>
      <button type="button" id="keep" class="big primary" disabled>
        {t('studio:keep')}
      </button>
    </div>
  );
}

const tones = {
  missing: 'plain',
  current: 'good',
  older: 'look',
  changed: 'bad',
  unheard: 'look',
  refused: 'bad',
} as const satisfies Readonly<Record<string, Tone>>;

/** How the line's recording stands. */
function State({ view: { one, line, here } }: { readonly view: BoothView }): VNode {
  const { t, locale } = useVisit();
  if (here?.take) return <Badge tone="look">{t('studio:state.waiting')}</Badge>;
  const state = one.stock.stateOf(line);
  const on = one.recordings.list[line]?.on;
  return (
    <Badge tone={tones[state]}>
      {t(`studio:state.${state}`, { on: on === undefined ? '' : dayIn(on, locale) })}
    </Badge>
  );
}

/** Somebody has recorded the line, and a second person is to listen. */
function TakenNote({ view, names, now }: Omit<BoothProps, 'guide'>): VNode | null {
  const { t, to, locale, visitor } = useVisit();
  const { here, one, line } = view;
  if (!here?.take) return null;
  const { who, when } = here.take;
  const ago = since(when, now, locale);
  return (
    <Banner tone="look" id="taken">
      <p>
        {who === visitor.id
          ? t('studio:taken.own', { when: ago })
          : t('studio:taken.other', { who: names.get(who) ?? t('studio:formerMember'), when: ago })}
      </p>
      {who === visitor.id ? null : (
        <p>
          <a href={to(`/studio/listen?lang=${one.info.code}&line=${line}`)}>{t('studio:taken.listen')}</a>
        </p>
      )}
    </Banner>
  );
}

interface LinkProps {
  readonly language: string;
  readonly line: string | undefined;
  readonly id: string;
  readonly words: string;
}

function LineLink({ language, line, id, words }: LinkProps): VNode | null {
  const { to } = useVisit();
  if (line === undefined) return null;
  return (
    <a id={id} class="button" href={to(`/studio?lang=${language}&line=${line}`)} data-line={line}>
      {words}
    </a>
  );
}
