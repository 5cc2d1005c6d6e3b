import type { VNode } from 'preact';
import { isEspeakInstalled } from '../phone/espeak.ts';
import type { LanguageInfo } from '../speech/languages.ts';
import { nameIn } from './languages.ts';
import { spokenUrl } from './sound.ts';
import { useVisit } from './visit.ts';

/** Has the page's script speak a text, by this computer's engine or the browser's own voice; nothing for a language that no voice speaks. */
export function HearButton({
  info,
  text,
  label,
}: {
  readonly info: LanguageInfo;
  readonly text: string;
  /** What the button says, where it is not just that it can be heard. */
  readonly label?: string;
}): VNode | null {
  const { t, to, locale, isOnLine } = useVisit();
  const spoken = info.voice?.language;
  if (spoken === undefined) return null;
  const sound = !isOnLine && isEspeakInstalled() ? to(spokenUrl(spoken, text)) : undefined;
  return (
    <button
      type="button"
      class="hear"
      data-sound={sound}
      data-spoken={spoken}
      data-text={text}
      aria-label={label ?? t('form:hearOne', { language: nameIn(locale, info) })}
    >
      <span aria-hidden="true">▶</span> {label ?? t('form:hear')}
    </button>
  );
}
