import type { Choice } from '../flow.ts';
import { numberChoice } from '../topics/after.ts';
import { digitsTwice, number as before, theNumber } from '../topics/number.ts';
import type { Changes } from '../versions.ts';

/** The court's own line. Source: https://www.justice.gov/eoir, 1-800-898-7180 */
const courtDigits = ['digits-1', 'digits-800', 'digits-898', 'digits-71', 'digits-80'];

/** To the court's own line, from what is said about the court. */
export function courtLine(key: Choice['key']): Choice {
  return { key, for: 'for-court-line', to: 'court-line' };
}

const contact = before.nodes.contact;
const contactChoices = contact?.kind === 'answer' ? contact.choices : [];

/** When people answer at USCIS, the court's own number, and words for the court that suppose no copy. */
export const number: Changes = {
  topic: 'number',
  lines: {
    'contact-hours': { facts: ['C11'] },
    'court-number-is': { facts: ['RC8'], plain: true },
    'digits-898': { facts: ['RC8'], plain: true },
    'digits-71': { facts: ['RC8'], plain: true },
    'digits-80': { facts: ['RC8'], plain: true },
    'for-words-in-court': {},
  },
  nodes: {
    number: {
      kind: 'answer',
      messages: [theNumber, { say: ['contact-hours'] }],
      choices: [{ key: '2', for: 'for-number-again', to: 'number' }],
      silence: 'ask',
      repeats: true,
    },
    contact: {
      kind: 'answer',
      messages: [theNumber, { say: ['contact-hours'] }],
      choices: contactChoices,
      silence: 'ask',
      repeats: true,
    },
    'court-line': {
      kind: 'answer',
      messages: [
        { say: ['court-line-what'] },
        {
          say: [{ sound: 'chime' }, 'write-it', { pause: 5 }, 'court-number-is', ...digitsTwice(courtDigits)],
        },
      ],
      choices: [numberChoice, { key: '5', for: 'for-moved', to: 'moved' }],
      silence: 'ask',
      repeats: true,
      again: 1,
    },
    'words-receipt': {
      kind: 'menu',
      ask: ['notice-where'],
      choices: [
        { key: '1', for: 'for-words-uscis', to: 'words-receipt-uscis' },
        { key: '2', for: 'for-words-in-court', to: 'script-court-need' },
        { key: '3', for: 'for-unsure', to: 'notice-unsure' },
      ],
      silence: 'ask',
    },
    'words-receipt-uscis': {
      kind: 'menu',
      ask: ['sent-months-uscis'],
      choices: [
        { key: '1', for: 'for-over-three-months', to: 'script-receipt-uscis' },
        { key: '2', for: 'for-under-three-months', to: 'notice-uscis-early' },
      ],
      silence: 'ask',
    },
    'words-notice': {
      kind: 'menu',
      ask: ['notice-where'],
      choices: [
        { key: '1', for: 'for-uscis', to: 'words-notice-uscis' },
        { key: '2', for: 'for-court', to: 'script-court-need' },
      ],
      silence: 'ask',
    },
  },
};
