import { readWords } from './words.ts';

/** What a place of a call is called in the language of a page. One that has no name there is called by its id. */
export function placeName(locale: string, id: string): string {
  return readWords().of(locale, 'places')[id] ?? id.replaceAll('-', ' ');
}

/** What a topic is called in the language of a page. */
export function topicName(locale: string, id: string): string {
  return placeName(locale, `topic.${id}`).replace(/^topic\./, '');
}
