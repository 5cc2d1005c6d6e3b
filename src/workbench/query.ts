import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';

/** A text that an address carries; empty where it carries none. */
export function textOfQuery(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
}

/** The language that an address names, where there is such a one; English otherwise. */
export function chooseLanguage(value: unknown, surveyed: readonly Surveyed[]): string {
  return surveyed.some(({ info }) => info.code === value) ? String(value) : sourceLanguage;
}
