import { describe } from 'vitest';
import { walkEveryLanguage } from './every-language.ts';

describe('every node, in every language', () => {
  walkEveryLanguage('answers repeated silence, and a key after it, with a sound document', 'silences');
});
