/** Seconds of silence between two lines of one voice. */
export const breakSeconds = 0.2;

/** Percent of a voice's own pace for what is to be written down or repeated, and for what is said again. */
export const slowRate = 80;
