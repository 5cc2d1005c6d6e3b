import type { VNode } from 'preact';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import type { Guide } from '../../guide/guide.ts';
import { HearButton } from '../hear-button.tsx';
import { markOf } from '../languages.ts';
import { useVisit } from '../visit.ts';

interface InsteadProps {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
}

/** What callers hear in place of what is silenced: in English, and in the language of the page where callers speak it. */
export function Instead({ guide, surveyed }: InsteadProps): VNode {
  const { t, locale } = useVisit();
  const shown = surveyed.filter(({ info }) => info.code === sourceLanguage || info.code === locale);
  return (
    <div class="instead">
      <p>{t('facts:instead')}</p>
      {shown.map((one) => {
        const text = textIn(one.texts, guide.common.silenced) ?? '';
        return (
          <p key={one.info.code}>
            <q {...markOf(one)}>{text}</q> <HearButton info={one.info} text={text} />
          </p>
        );
      })}
    </div>
  );
}

interface SilenceProps {
  /** The fact or the answer. */
  readonly subject: string;
  readonly isSilenced: boolean;
}

/** Silences a fact or an answer, or has it spoken again: opened first, and pressed then. */
export function SilenceForm({ subject, isSilenced }: SilenceProps): VNode {
  const { t, to } = useVisit();
  const which = isSilenced ? 'speak' : 'silence';
  return (
    <details class="two-steps">
      <summary aria-label={t(`facts:${which}.open.label`, { subject })}>{t(`facts:${which}.open`)}</summary>
      <form method="post" action={to('/facts/silence')}>
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="silenced" value={isSilenced ? 'no' : 'yes'} />
        <p>{t(`facts:${which}.what`)}</p>
        <button type="submit" class={isSilenced ? 'primary' : 'danger'}>
          {t(`facts:${which}.now`)}
        </button>
      </form>
    </details>
  );
}
