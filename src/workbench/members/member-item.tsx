import type { VNode } from 'preact';
import type { Member } from '../../desk/members/store.ts';
import { invitingTo, may, roles } from '../../desk/roles.ts';
import type { OpenCode } from '../../lend/store.ts';
import { useVisit } from '../visit.ts';
import { MemberCode } from './code.tsx';
import { StandingFields, StandingLine, type Named } from './standing.tsx';

interface Props {
  readonly member: Member;
  readonly known: readonly Named[];
  /** The codes that can be pressed; undefined where nobody records by keypad. */
  readonly codes: readonly OpenCode[] | undefined;
}

/** A member in the list, with what the visitor may do about them. */
export function MemberItem({ member, known, codes }: Props): VNode {
  const { t, to, visitor } = useVisit();
  const { id, role, languages, name = '' } = member;
  const isYou = id === visitor.id;
  return (
    <li>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {isYou ? <a href={to('/account')}>{t('members:you')}</a> : null}{' '}
        <StandingLine standing={member} known={known} />
      </p>
      {may(visitor, 'give roles') ? (
        <details>
          <summary>{t('members:change', { name })}</summary>
          <form method="post" action={to(`/members/${id}/role`)} class="standing-form">
            <StandingFields id={id} roles={roles} chosen={{ role, languages }} known={known} />
            <button>{t('members:save')}</button>
          </form>
        </details>
      ) : null}
      {!isYou && may(visitor, invitingTo(role)) ? (
        <details>
          <summary>{t('members:lost', { name })}</summary>
          <form method="post" action={to(`/members/${id}/link`)}>
            <p>{t('members:lost.text', { name })}</p>
            <button>{t('members:lost.make')}</button>
          </form>
        </details>
      ) : null}
      {codes && role !== 'viewer' && may(visitor, invitingTo(role)) ? (
        <MemberCode id={id} name={name} open={codes.find(({ member: of }) => of === id)} />
      ) : null}
      {may(visitor, 'remove members') ? (
        <details>
          <summary>{t('members:remove', { name })}</summary>
          <form method="post" action={to(`/members/${id}/remove`)}>
            <p>{t('members:remove.text', { name })}</p>
            <button class="danger">{t('members:remove.do', { name })}</button>
          </form>
        </details>
      ) : null}
    </li>
  );
}
