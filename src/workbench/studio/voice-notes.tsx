import type { VNode } from 'preact';
import { Banner } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { BoothProps } from './booth-props.ts';

/** What whoever records should know of their voice here: that a recording came back, and why; that callers hear somebody else. */
export function VoiceNotes({ view, names }: Pick<BoothProps, 'view' | 'names'>): VNode | null {
  const { t, to, visitor } = useVisit();
  const { here, speaker, one } = view;
  const sentBack = here?.voices.get(visitor.id)?.sentBack;
  const nameOf = (id: string): string => names.get(id) ?? t('studio:formerMember');
  return (
    <>
      {sentBack === undefined ? null : (
        <Banner tone="bad" id="sent-back">
          <p>
            {t(sentBack.why === '' ? 'voices:sentBack' : 'voices:sentBack.why', {
              name: nameOf(sentBack.who),
              why: sentBack.why,
            })}
          </p>
        </Banner>
      )}
      {speaker === undefined ? null : (
        <p class="hint" id="apart">
          {t('voices:apart', { name: nameOf(speaker) })}{' '}
          <a href={to(`/studio/voices?lang=${one.info.code}`)}>{t('voices:open')}</a>
        </p>
      )}
    </>
  );
}
