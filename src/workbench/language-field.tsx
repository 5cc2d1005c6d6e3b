import type { VNode } from 'preact';
import type { Surveyed } from '../speech/survey.ts';
import { markOf } from './languages.ts';

interface Props {
  readonly surveyed: readonly Surveyed[];
  readonly chosen: string;
}

/** The field in which a language is chosen. */
export function LanguageField({ surveyed, chosen }: Props): VNode {
  return (
    <p class="field">
      <label for="lang">Language</label>
      <select id="lang" name="lang">
        {surveyed.map((one) => (
          <option
            key={one.info.code}
            value={one.info.code}
            selected={one.info.code === chosen}
            {...markOf(one)}
          >
            {one.info.name} ({one.info.english})
          </option>
        ))}
      </select>
    </p>
  );
}
