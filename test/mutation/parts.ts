/** A part of the line whose tests are tried, and the tests that are to notice. */
export interface Part {
  readonly mutated: readonly string[];
  readonly tests: readonly string[];
}

/** What a wrong answer costs most: where keys lead, who may ask, what is published, who comes in. */
export const parts = {
  guide: { mutated: ['src/guide/*.ts'], tests: ['test/guide/*.test.ts'] },
  telephony: {
    mutated: ['src/telephony/*.ts'],
    tests: ['test/telephony/*.test.ts', 'test/handover.test.ts', 'test/texts.test.ts'],
  },
  fold: {
    mutated: ['src/desk/fold*.ts'],
    tests: ['test/desk/fold.test.ts'],
  },
  guard: {
    mutated: ['src/desk/members/guard.ts', 'src/desk/members/door.ts', 'src/desk/roles.ts'],
    tests: [
      'test/desk/members/door.test.ts',
      'test/desk/members/roles.test.ts',
      'test/desk/members/team.test.ts',
    ],
  },
} as const satisfies Readonly<Record<string, Part>>;
