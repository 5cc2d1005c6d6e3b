import type { Row } from './row.ts';
import { doorRows } from './rows-door.ts';
import { factRows, noticeRows, officeRows, publicationRows, topicRows } from './rows-line.ts';
import { languageRows } from './rows-languages.ts';
import { peopleRows } from './rows-people.ts';
import { accountRows, memberRows } from './rows-members.ts';
import { flyerRows, mapRows, phoneRows, soundRows, usageRows } from './rows-heard.ts';
import { listenRows, scriptRows, studioRows, todayRows, voiceRows } from './rows-words.ts';

/** Every route of the desk. What is done in a language has a row in Haitian Creole and one in Spanish. */
export const rows: readonly Row[] = [
  ...doorRows,
  ...accountRows,
  ...memberRows,
  ...todayRows,
  ...scriptRows,
  ...studioRows,
  ...voiceRows,
  ...listenRows,
  ...languageRows,
  ...noticeRows,
  ...officeRows,
  ...factRows,
  ...publicationRows,
  ...phoneRows,
  ...mapRows,
  ...topicRows,
  ...flyerRows,
  ...usageRows,
  ...peopleRows,
  ...soundRows,
];
