/** The words or voices are not fit to start with; tells every fault, each with its place. */
export class SpeechError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The words are not complete:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SpeechError';
    this.faults = faults;
  }
}
