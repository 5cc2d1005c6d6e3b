/** The number that calls in tests; it must be found nowhere afterwards. */
export const canaryNumber = '+12025550147';
