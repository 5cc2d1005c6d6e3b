import type { Reason } from '../reason.ts';

/** The desk's database does not answer. */
export const away: Reason = {
  code: 'amiss.deskAway',
  text: 'the database of the desk does not answer: callers go on hearing what was published last',
};

/** What is published cannot be spoken. */
export function unspoken(publication: number): Reason {
  return {
    code: 'amiss.deskUnspoken',
    values: { publication },
    text: `publication ${publication} of the desk cannot be spoken: callers go on hearing the one before`,
  };
}

/** What is published cannot be kept in its file. */
export function unwritten(file: string): Reason {
  return {
    code: 'amiss.deskUnwritten',
    values: { file },
    text: `${file} cannot be written: a start without the database would not know what was published`,
  };
}

/** What was kept in the file cannot be spoken. */
export function unread(file: string): Reason {
  return {
    code: 'amiss.deskUnread',
    values: { file },
    text: `${file} cannot be taken up: it is written anew when the database answers`,
  };
}

/** What stands in the files of the line cannot be spoken. */
export const filesUnspoken: Reason = {
  code: 'amiss.filesUnspoken',
  text: 'what stands in files now cannot be spoken: callers go on hearing what was there before',
};
