import type { VNode } from 'preact';
import { may } from '../../desk/roles.ts';
import { dayText } from '../day.ts';
import { lineSoundUrl, soundOf } from '../sound.ts';
import { useVisit } from '../visit.ts';
import { ActForm } from './act-form.tsx';
import type { LineLook } from './look.ts';
import { NameField } from './name.tsx';

interface Props {
  readonly look: LineLook;
}

/** How callers hear a line: a take that waits, what is recorded, or a voice; and what somebody who listens can say of it. */
export function SoundPart({ look }: Props): VNode {
  const { line, one } = look;
  const { made } = one.recordings.list[line.line] ?? {};
  return (
    <div class="sound">
      <WayToListen look={look} />
      {line.take ? <TakePart look={look} /> : null}
      {line.sound === undefined ? (
        <Voice look={look} />
      ) : (
        <div data-heard>
          <Played look={look} sound={line.sound} />
          <RecordingWords look={look} />
          {made ? (
            <Verdict look={look} sound={line.sound} heard={one.recordings.list[line.line]?.heard?.verdict} />
          ) : null}
        </div>
      )}
    </div>
  );
}

/** The page on which recordings that wait are listened to one after the other, from this one on. */
function WayToListen({ look }: Props): VNode | null {
  const { t, to, visitor, pages } = useVisit();
  const { one, line } = look;
  const { code } = one.info;
  if (!line.isToHear || !pages.has('studio') || !may(visitor, 'approve recordings', code)) return null;
  return (
    <p>
      <a class="button" href={to(`/studio/listen?lang=${code}&line=${line.line}`)}>
        {t('script:listen')}
      </a>
    </p>
  );
}

function Played({ look, sound }: Props & { readonly sound: string }): VNode {
  const { t, to } = useVisit();
  const place = { language: look.one.info.code, line: look.line.line };
  return (
    <>
      <audio
        controls
        preload="none"
        src={to(lineSoundUrl(place, sound))}
        aria-label={t('script:recording')}
        aria-keyshortcuts="h"
      ></audio>
      <details class="slower">
        <summary>{t('script:slower')}</summary>
        <audio
          controls
          preload="none"
          src={to(lineSoundUrl(place, sound, 'slower'))}
          aria-label={t('script:slower')}
        ></audio>
      </details>
    </>
  );
}

/** The line as this machine's engine or the browser says it: the phone company's voices are elsewhere. */
function Voice({ look }: Props): VNode | null {
  const { t, to } = useVisit();
  const { one, line } = look;
  const { info } = one;
  const text = line.text ?? line.english;
  const sound = soundOf(one, line.line, text);
  return (
    <p class="hear-voice">
      <button
        type="button"
        class="hear"
        data-sound={sound === undefined ? undefined : to(sound)}
        data-spoken={info.isWritten ? (info.voice?.language ?? info.code) : 'en-US'}
        data-text={text}
        aria-keyshortcuts="h"
      >
        ▶ {t('script:hear')}
      </button>{' '}
      <small>{t(info.voice ? 'script:hear.voice' : 'script:hear.none')}</small>
    </p>
  );
}

function RecordingWords({ look }: Props): VNode | null {
  const { t, locale } = useVisit();
  const { one, line, nameOf } = look;
  const { on, made, heard } = one.recordings.list[line.line] ?? {};
  if (on === undefined) return null;
  const who = heard ? nameOf(heard.by, t('script:former')) : '';
  return (
    <p class="hint">
      {t(made ? 'script:recording.made' : 'script:recording.person', { when: dayText(locale, on) })}{' '}
      {t(`script:recording.${line.recording}`, { who })}
    </p>
  );
}

function TakePart({ look }: Props): VNode | null {
  const { t, locale } = useVisit();
  const { take } = look.line;
  if (!take) return null;
  const who = look.nameOf(take.who, t('script:former'));
  return (
    <div data-heard>
      <p>{t('script:take', { who, when: dayText(locale, take.when) })}</p>
      <Played look={look} sound={take.sound} />
      <Verdict look={look} sound={take.sound} by={take.who} />
    </div>
  );
}

interface VerdictProps extends Props {
  readonly sound: string;
  /** Who recorded it, where it waits for a second person. */
  readonly by?: string;
  readonly heard?: 'approved' | 'refused' | undefined;
}

/** What a listener can say; a page with a script asks only once it has been played. */
function Verdict({ look, sound, by, heard }: VerdictProps): VNode | null {
  const { t, visitor } = useVisit();
  const { one, line } = look;
  const place = { language: one.info.code, line: line.line };
  if (!may(visitor, 'approve recordings', place.language)) return null;
  const isOwn = by !== undefined && by === visitor.id;
  const canAlone = isOwn && may(visitor, 'accept words alone', place.language);
  if (isOwn && !canAlone) return <p class="hint">{t('script:take.own')}</p>;
  return (
    <ActForm look={look} act="heard" about={{ sound }} name="verdict">
      <p class="hint">{t('script:verdict.hint')}</p>
      <NameField id={`name-heard-${sound}`} />
      {canAlone ? <AloneField id={`alone-${sound}`} /> : null}
      <p class="acts">
        {heard === 'approved' ? null : (
          <button
            type="submit"
            name="verdict"
            value="approved"
            data-after-hearing={t('script:verdict.first')}
          >
            ✓ {t('script:verdict.approve')}
          </button>
        )}
        {heard === 'refused' ? null : (
          <button type="submit" name="verdict" value="refused" data-after-hearing={t('script:verdict.first')}>
            ✗ {t('script:verdict.refuse')}
          </button>
        )}
      </p>
    </ActForm>
  );
}

/** An owner says that nobody else is there who speaks the language. */
export function AloneField({ id }: { readonly id: string }): VNode {
  const { t } = useVisit();
  return (
    <p class="field inline">
      <input type="checkbox" id={id} name="alone" value="yes" required />
      <label for={id}>{t('script:alone')}</label>
    </p>
  );
}
