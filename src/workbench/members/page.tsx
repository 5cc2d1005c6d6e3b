import type { VNode } from 'preact';
import type { Invitation, Member } from '../../desk/members/store.ts';
import type { TeamFault } from '../../desk/members/team.ts';
import { invitingTo, may, roles } from '../../desk/roles.ts';
import { Banner, Empty, PageHead, Pager, Panel } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import type { CodeFault, MadeCode } from '../../lend/codes.ts';
import type { OpenCode } from '../../lend/store.ts';
import { CodeForm, CodePanel } from './code.tsx';
import { InvitationItem } from './invitation-item.tsx';
import { LinkPanel } from './link-panel.tsx';
import { MemberItem } from './member-item.tsx';
import { StandingFields, type Named } from './standing.tsx';

/** What came of what somebody did on the page. */
export type Came =
  | {
      readonly kind: 'invited';
      readonly invitation: Invitation;
      readonly link: string;
      readonly name?: string | undefined;
    }
  | { readonly kind: 'withdrawn' | 'code ended' }
  | { readonly kind: 'code'; readonly made: MadeCode }
  | { readonly kind: 'changed' | 'removed'; readonly name: string }
  | { readonly kind: 'fault'; readonly fault: TeamFault | CodeFault };

interface Props {
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
  readonly known: readonly Named[];
  readonly page: number;
  /** The codes that can be pressed; undefined where nobody records by keypad. */
  readonly codes: readonly OpenCode[] | undefined;
  /** The line's own number. */
  readonly number: string | undefined;
  /** The languages that are marked for whoever is invited. */
  readonly wanted: readonly string[];
  readonly came: Came | undefined;
}

/** Members on a page of the list. */
const most = 40;

/** The members: who they are, whom somebody has invited, and what can be done about them. */
export function MembersPage({
  members,
  invitations,
  known,
  page,
  wanted,
  codes,
  number,
  came,
}: Props): VNode {
  const { t, to, visitor } = useVisit();
  const invitable = roles.filter((role) => may(visitor, invitingTo(role)));
  const pages = Math.max(1, Math.ceil(members.length / most));
  const shown = Math.min(Math.max(1, Math.trunc(page)), pages);
  return (
    <>
      <PageHead title={t('members:title')} lead={t('members:lead')} />
      {came === undefined ? null : <WhatCame came={came} number={number} />}
      <Panel title={t('members:invite')} id="invite">
        <form method="post" action={to('/members/invite')} class="standing-form">
          <StandingFields
            id="invite"
            roles={invitable}
            chosen={{ role: 'speaker', languages: wanted }}
            known={known}
          />
          <p class="hint">{t('members:inviteHint')}</p>
          <button class="primary">{t('members:makeLink')}</button>
        </form>
      </Panel>
      {codes && may(visitor, invitingTo('speaker')) ? <CodeForm known={known} /> : null}
      <h2>{t('members:count', { count: members.length })}</h2>
      <ul class="list">
        {members.slice((shown - 1) * most, shown * most).map((member) => (
          <MemberItem key={member.id} member={member} known={known} codes={codes} />
        ))}
      </ul>
      <Pager page={shown} pages={pages} addressOf={(wanted) => `/members?page=${wanted}`} />
      <h2>{t('members:open')}</h2>
      {invitations.length === 0 ? (
        <Empty title={t('members:open.none')} />
      ) : (
        <ul class="list">
          {invitations.slice(0, most).map((invitation) => (
            <InvitationItem key={invitation.id} invitation={invitation} members={members} known={known} />
          ))}
        </ul>
      )}
    </>
  );
}

function WhatCame({ came, number }: { readonly came: Came; readonly number: string | undefined }): VNode {
  const { t } = useVisit();
  switch (came.kind) {
    case 'invited':
      return <LinkPanel link={came.link} until={came.invitation.until} name={came.name} />;
    case 'fault':
      return (
        <Banner tone="bad">
          <p>{t(`members:fault.${came.fault}`)}</p>
        </Banner>
      );
    case 'code':
      return <CodePanel made={came.made} number={number} />;
    case 'code ended':
      return (
        <Banner tone="good">
          <p>{t('members:code.ended')}</p>
        </Banner>
      );
    case 'withdrawn':
      return (
        <Banner tone="good">
          <p>{t('members:withdrawn')}</p>
        </Banner>
      );
    default:
      return (
        <Banner tone="good">
          <p>{t(`members:${came.kind}`, { name: came.name })}</p>
        </Banner>
      );
  }
}
