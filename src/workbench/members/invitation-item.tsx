import type { VNode } from 'preact';
import type { Invitation, Member } from '../../desk/members/store.ts';
import { invitingTo, may } from '../../desk/roles.ts';
import { dayIn } from '../dates.ts';
import { useVisit } from '../visit.ts';
import { StandingLine, type Named } from './standing.tsx';

interface Props {
  readonly invitation: Invitation;
  readonly members: readonly Member[];
  readonly known: readonly Named[];
}

/** An invitation that can still be accepted. Its link is not here: that was told once. */
export function InvitationItem({ invitation, members, known }: Props): VNode {
  const { t, to, visitor, locale } = useVisit();
  const { id, by, role, until, replaces } = invitation;
  const nameOf = (member: string | undefined): string | undefined =>
    members.find((one) => one.id === member)?.name;
  const day = dayIn(locale, until);
  const inviter = nameOf(by);
  return (
    <li>
      <p>
        <StandingLine standing={invitation} known={known} />
      </p>
      {replaces === undefined ? null : <p>{t('members:open.for', { name: nameOf(replaces) ?? '' })}</p>}
      <p class="hint">
        {inviter === undefined
          ? t('members:open.until', { day })
          : t('members:open.by', { day, name: inviter })}
      </p>
      {may(visitor, invitingTo(role)) ? (
        <form method="post" action={to(`/members/invitations/${id}/withdraw`)}>
          <button>{t('members:withdraw')}</button>
        </form>
      ) : null}
    </li>
  );
}
