import type { VNode } from 'preact';
import type { PersonBehind } from '../../people/desk-people.ts';
import { isOpen, readHours } from '../../telephony/hours.ts';
import { Badge, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { momentAt } from './clock.ts';

/** Whether somebody is rung just now, or what is missing. */
type Presence = 'no phone' | 'off' | 'no hours' | 'paused' | 'there' | 'later';

/** How somebody is there at a moment. */
export function presenceOf({ phone, shift }: Pick<PersonBehind, 'phone' | 'shift'>, now: number): Presence {
  if (!phone?.isVerified) return 'no phone';
  if (!shift.isOn) return 'off';
  if (shift.hours.trim() === '' || shift.languages.length === 0) return 'no hours';
  if ((shift.pausedUntil ?? 0) > now) return 'paused';
  return isOpenAt(shift.hours, shift.zone, now) ? 'there' : 'later';
}

function isOpenAt(hours: string, zone: string, now: number): boolean {
  try {
    return isOpen(readHours(hours, zone), now);
  } catch {
    return false;
  }
}

const tones = {
  'no phone': 'plain',
  off: 'plain',
  'no hours': 'look',
  paused: 'look',
  there: 'good',
  later: 'plain',
} as const satisfies Readonly<Record<Presence, string>>;

/** A presence in words. */
export function PresenceBadge({ presence }: { readonly presence: Presence }): VNode {
  const { t } = useVisit();
  return <Badge tone={tones[presence]}>{t(`people:presence.${presence}`)}</Badge>;
}

/** How the visitor is there just now, with one big button to pause or to come back. */
export function NowPart({ me, now }: { readonly me: PersonBehind; readonly now: number }): VNode {
  const { t, to, locale } = useVisit();
  const presence = presenceOf(me, now);
  const isPaused = (me.shift.pausedUntil ?? 0) > now;
  return (
    <Panel id="now">
      <p>
        <PresenceBadge presence={presence} />
      </p>
      <p>
        {presence === 'paused'
          ? t('people:now.paused', { until: momentAt(locale, me.shift.zone, me.shift.pausedUntil ?? now) })
          : t(`people:now.${presence}`)}
      </p>
      {isPaused || presence === 'there' || presence === 'later' ? (
        <form class="acts" method="post" action={to('/people/pause')}>
          <button class="primary big" name="step" value={isPaused ? 'back' : 'pause'}>
            {t(isPaused ? 'people:now.comeBack' : 'people:now.pause')}
          </button>
        </form>
      ) : null}
    </Panel>
  );
}
