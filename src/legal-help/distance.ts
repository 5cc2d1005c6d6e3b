import type { Point } from './office.ts';

/** How far an office is named as near, in miles. */
export const nearMiles = 60;

/** The mean radius of the earth. */
const radiusMiles = 3958.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance between two places as the crow flies, in miles (haversine). */
export function milesBetween([fromLatitude, fromLongitude]: Point, [toLatitude, toLongitude]: Point): number {
  const half =
    Math.sin(radians(toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(radians(fromLatitude)) *
      Math.cos(radians(toLatitude)) *
      Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2;
  return 2 * radiusMiles * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The point in the middle of others: the mean of each degree. */
export function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const mean = (which: 0 | 1): number => points.reduce((sum, point) => sum + point[which], 0) / points.length;
  return [mean(0), mean(1)];
}
