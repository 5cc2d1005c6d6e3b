import type { VNode } from 'preact';
import type { Outcome } from '../../desk/outcome.ts';
import { may } from '../../desk/roles.ts';
import { shippedVoice } from '../../desk/voices.ts';
import { nameIn } from '../languages.ts';
import { OutcomeBanner } from '../outcome.tsx';
import { Badge, Empty, PageHead, Panel } from '../parts.tsx';
import { topicName } from '../places.ts';
import { lineSoundUrl } from '../sound.ts';
import { useVisit } from '../visit.ts';
import { ChooseLanguage } from './choose-language.tsx';
import type { TopicHeard, VoiceSummary } from './heard.ts';
import type { StudioView } from './view.ts';

interface Props {
  readonly view: StudioView;
  readonly summaries: readonly VoiceSummary[];
  readonly topics: readonly TopicHeard[];
  /** What the members are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The fingerprint of what was chosen. */
  readonly seen: string;
  readonly outcome: Outcome | undefined;
}

/** Whose voices a language has, and which of them callers hear. */
export function VoicesPage(props: Props): VNode {
  const { view, summaries, outcome } = props;
  const { t, to, visitor, locale } = useVisit();
  const { surveyed, one } = view;
  const language = nameIn(locale, one.info);
  return (
    <>
      <PageHead title={t('voices:title', { language })} lead={t('voices:lead')} />
      {surveyed.length < 2 ? null : (
        <form class="tools" method="get" action={to('/studio/voices')} data-at-once>
          <ChooseLanguage surveyed={surveyed} one={one} />
        </form>
      )}
      {outcome ? <OutcomeBanner outcome={outcome} hasWritten={false} /> : null}
      {summaries.length === 0 ? (
        <Empty title={t('voices:empty', { language })}>
          <p>{t('voices:emptyWhat')}</p>
        </Empty>
      ) : (
        <>
          <ul class="list voices">
            {summaries.map((summary) => (
              <VoiceItem key={summary.voice} {...props} summary={summary} />
            ))}
          </ul>
          {may(visitor, 'choose voices') ? <Choose {...props} /> : <p class="hint">{t('voices:owner')}</p>}
          <Topics {...props} />
        </>
      )}
    </>
  );
}

/** What a voice is called on the page. */
function useVoiceName(names: ReadonlyMap<string, string>): (voice: string) => string {
  const { t, visitor } = useVisit();
  return (voice) => {
    if (voice === shippedVoice) return t('voices:shipped');
    const name = names.get(voice) ?? t('studio:formerMember');
    return voice === visitor.id ? t('voices:you', { name }) : name;
  };
}

function VoiceItem({ view, names, summary }: Props & { readonly summary: VoiceSummary }): VNode {
  const { t, to, visitor } = useVisit();
  const nameOf = useVoiceName(names);
  const { voice, approved, waiting, sample, isGiven } = summary;
  const language = view.one.info.code;
  const name = nameOf(voice);
  const mayWithdraw = voice !== shippedVoice && may(visitor, 'withdraw voices of others');
  return (
    <li id={`voice-${voice}`}>
      <p>
        <b>{name}</b> {t('voices:approved', { count: approved })}
        {waiting === 0 ? null : `, ${t('voices:waiting', { count: waiting })}`}{' '}
        {isGiven ? null : <Badge tone="look">{t('voices:notAsked')}</Badge>}
      </p>
      {sample === undefined ? null : (
        <audio
          controls
          preload="none"
          src={to(lineSoundUrl({ language, line: sample.line }, sample.sound))}
          aria-label={t('voices:sample', { name })}
        ></audio>
      )}
      {voice === visitor.id ? (
        <p>
          <a href={to(`/studio/consent?lang=${language}`)}>{t('voices:manage')}</a>
        </p>
      ) : mayWithdraw ? (
        <details>
          <summary>{t('voices:withdraw.other', { name })}</summary>
          <p>{t('voices:withdraw.otherWhat')}</p>
          <form method="post" action={to('/studio/voices/withdraw')}>
            <input type="hidden" name="language" value={language} />
            <input type="hidden" name="voice" value={voice} />
            <input type="hidden" name="text" value={view.voices.consents.get(voice)?.text ?? 1} />
            <p class="acts">
              <button class="danger">{t('voices:withdraw.otherDo', { name })}</button>
            </p>
          </form>
        </details>
      ) : null}
    </li>
  );
}

/** An owner has one voice speak all of it, or one topic. */
function Choose({ view, summaries, topics, names, seen }: Props): VNode {
  const { t, to, locale } = useVisit();
  const nameOf = useVoiceName(names);
  return (
    <Panel title={t('voices:choose.title')} id="choose">
      <p>{t('voices:choose.what')}</p>
      <form class="tools" method="post" action={to('/studio/voices')}>
        <input type="hidden" name="language" value={view.one.info.code} />
        <input type="hidden" name="seen" value={seen} />
        <p class="field">
          <label for="voice">{t('voices:choose.voice')}</label>
          <select id="voice" name="voice">
            {summaries.map(({ voice, approved }) => (
              <option key={voice} value={voice}>
                {`${nameOf(voice)}: ${t('voices:approved', { count: approved })}`}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="place">{t('voices:choose.place')}</label>
          <select id="place" name="place">
            <option value="all">{t('voices:all')}</option>
            {topics.map(({ topic }) => (
              <option key={topic} value={topic}>
                {topicName(locale, topic)}
              </option>
            ))}
          </select>
        </p>
        <button class="primary">{t('voices:choose.do')}</button>
      </form>
    </Panel>
  );
}

/** Whom callers hear where; a place in which they hear more than one is told. */
function Topics({ topics, names }: Props): VNode {
  const { t, locale } = useVisit();
  const nameOf = useVoiceName(names);
  return (
    <Panel title={t('voices:places')}>
      <ul class="list">
        {topics.map(({ topic, speaker, heard, missing }) => (
          <li key={topic}>
            <p>
              <b>{topicName(locale, topic)}</b>{' '}
              {[...heard]
                .map(([voice, count]) => t('voices:says', { name: nameOf(voice), count }))
                .join(', ')}{' '}
              {missing === 0 ? null : t('voices:missing', { count: missing })}{' '}
              {heard.size > 1 ? <Badge tone="look">{t('voices:mixed')}</Badge> : null}
            </p>
            {heard.size === 0 && speaker !== shippedVoice ? (
              <p class="hint">{t('voices:speaks', { name: nameOf(speaker) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
