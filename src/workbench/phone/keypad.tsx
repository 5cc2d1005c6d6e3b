import type { VNode } from 'preact';
import { useVisit } from '../visit.ts';

const letters: Readonly<Record<string, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The twelve keys of a telephone. */
export function Keypad(): VNode {
  const { t } = useVisit();
  const names: Readonly<Record<string, string>> = { '*': t('phone:key.star'), '#': t('phone:key.pound') };
  return (
    <div class="keypad" id="keypad" role="group" aria-label={t('phone:keys')}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          data-key={key}
          data-letters={letters[key] ?? ''}
          aria-label={names[key] ?? key}
          disabled
        >
          <span class="digit">{key === '*' ? '✱' : key}</span>
        </button>
      ))}
    </div>
  );
}
