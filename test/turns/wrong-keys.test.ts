import { describe } from 'vitest';
import { walkEveryLanguage } from './every-language.ts';

describe('every node, in every language', () => {
  walkEveryLanguage(
    'answers repeated wrong keys, and silence after them, with a sound document',
    'wrongKeys',
  );
});
