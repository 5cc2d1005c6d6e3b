import type { ComponentChildren, VNode } from 'preact';
import type { CallBack, MemberKey, PersonBehind } from '../../people/desk-people.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { Banner, Empty, PageHead } from '../parts.tsx';
import { ScriptWords } from '../script-words.tsx';
import { useVisit } from '../visit.ts';
import { CallBackItem } from './item.tsx';
import { LockPart } from './lock-part.tsx';

interface Props {
  readonly waiting: readonly CallBack[];
  readonly memberKey: MemberKey | undefined;
  readonly me: PersonBehind | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly known: readonly LanguageInfo[];
  readonly topicOf: (topic: string) => string | undefined;
  readonly now: number;
  readonly children?: ComponentChildren;
}

/** The numbers that wait in one's languages, the oldest first. */
export function CallBacksPage({
  waiting,
  memberKey,
  me,
  names,
  known,
  topicOf,
  now,
  children,
}: Props): VNode {
  const { t, to } = useVisit();
  const canCall = me?.phone?.isVerified ?? false;
  const speaks = (me?.shift.languages.length ?? 0) > 0;
  return (
    <>
      <PageHead title={t('call-backs:title')} lead={t('call-backs:lead')} />
      {children}
      <LockPart memberKey={memberKey} />
      {speaks && !canCall && waiting.length > 0 ? (
        <Banner tone="look">
          <p>
            {t('call-backs:noPhone')} <a href={to('/people#phone')}>{t('call-backs:toPeople')}</a>
          </p>
        </Banner>
      ) : null}
      {waiting.length === 0 ? (
        <Empty title={t(speaks ? 'call-backs:empty.title' : 'call-backs:noLanguage.title')}>
          <p>{t(speaks ? 'call-backs:empty.text' : 'call-backs:noLanguage.text')}</p>
          {speaks ? null : (
            <p>
              <a class="button" href={to('/people#shift')}>
                {t('call-backs:toPeople')}
              </a>
            </p>
          )}
        </Empty>
      ) : (
        <>
          <h2>{t('call-backs:count', { count: waiting.length })}</h2>
          <ul class="list" id="call-backs">
            {waiting.map((one) => (
              <CallBackItem
                key={one.id}
                one={one}
                info={known.find(({ code }) => code === one.language)}
                topic={one.topic === undefined ? undefined : topicOf(one.topic)}
                takenBy={one.takenBy === undefined ? undefined : names.get(one.takenBy)}
                canCall={canCall}
                now={now}
              />
            ))}
          </ul>
        </>
      )}
      <ScriptWords of="call-backs" />
    </>
  );
}
