/** Sound as numbers: one channel, samples from -1 to 1. */
export interface Sound {
  readonly samples: Float64Array;
  /** Samples a second. */
  readonly rate: number;
}
