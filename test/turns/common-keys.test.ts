import { describe } from 'vitest';
import { walkEveryLanguage } from './every-language.ts';

describe('every node, in every language', () => {
  walkEveryLanguage('answers the keys that mean the same everywhere with a sound document', 'commonKeys');
});
