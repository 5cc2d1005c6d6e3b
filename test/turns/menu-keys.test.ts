import { describe } from 'vitest';
import { walkEveryLanguage } from './every-language.ts';

describe('every node, in every language', () => {
  walkEveryLanguage('answers every key that menus have, and none, with a sound document', 'menuKeys');
});
