import type { ComponentChildren, VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import type { PersonBehind, RingSettings } from '../../people/desk-people.ts';
import type { LanguageInfo } from '../../speech/languages.ts';
import { PageHead } from '../parts.tsx';
import { useVisit } from '../visit.ts';
import { CoverPart } from './cover-part.tsx';
import type { Cover } from './cover.ts';
import type { ShiftDraft } from './drafts.ts';
import { EverybodyPart, SettingsPart } from './everybody-part.tsx';
import { KeyPart } from './key-part.tsx';
import { NowPart } from './now-part.tsx';
import { PhonePart } from './phone-part.tsx';
import { ShiftPart } from './shift-part.tsx';

interface Props {
  readonly me: PersonBehind;
  readonly draft: ShiftDraft;
  readonly typedPhone: string | undefined;
  readonly people: readonly PersonBehind[];
  readonly names: ReadonlyMap<string, string>;
  readonly settings: RingSettings;
  readonly covers: readonly Cover[];
  /** All languages of the line. */
  readonly known: readonly LanguageInfo[];
  /** Those that the visitor can talk in with callers. */
  readonly languages: readonly LanguageInfo[];
  readonly zone: string;
  readonly now: number;
  /** What came of what somebody did. */
  readonly children?: ComponentChildren;
}

/** The people behind the line: one's own phone, hours and key; for owners, everybody's, and the hours that nobody covers. */
export function PeoplePage({
  me,
  draft,
  people,
  names,
  settings,
  covers,
  known,
  children,
  ...more
}: Props): VNode {
  const { t, visitor } = useVisit();
  const { zone, now } = more;
  const isOwner = may(visitor, 'set ringing');
  return (
    <>
      <PageHead title={t('people:title')} lead={t('people:lead')} />
      {children}
      <NowPart me={me} now={now} />
      <PhonePart phone={me.phone} typed={more.typedPhone} />
      <ShiftPart draft={draft} languages={more.languages} canRing={me.phone?.isVerified ?? false} />
      <KeyPart hasKey={me.hasKey} />
      {isOwner ? (
        <>
          <SettingsPart settings={settings} />
          <EverybodyPart people={people} names={names} known={known} now={now} />
          <CoverPart covers={covers} known={known} zone={zone} />
        </>
      ) : null}
    </>
  );
}
