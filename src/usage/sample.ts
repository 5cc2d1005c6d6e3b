/** Where a simulated month is kept, apart from what is counted. */
export const sampleDatabase = 'file:data/sample-usage.db';
