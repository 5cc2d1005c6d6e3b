/** What came of a scenario. */
export interface Told {
  readonly isGood: boolean;
  /** What was measured, in a line. */
  readonly figures: string;
}

/** Something that goes wrong, and what must hold all the same. */
export interface Scenario {
  readonly name: string;
  readonly what: string;
  readonly run: (options: {
    /** How many calls, where the scenario is not as long as something takes. */
    readonly calls: number;
    /** How many times as fast as people the microphone of a browser speaks. */
    readonly pace: number;
    /** Told how many calls have ended, or lines are recorded. */
    readonly progress: (ended: number) => void;
  }) => Promise<Told>;
}
