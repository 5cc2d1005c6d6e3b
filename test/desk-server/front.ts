import { onTestFinished } from 'vitest';
import { openFront } from './open-front.ts';

/** Stands before several instances for as long as a test runs. Gives how a browser is opened that finds it at the line's address. */
export async function startFront(ports: readonly number[]): Promise<readonly string[]> {
  const { options, close } = await openFront(ports);
  onTestFinished(close);
  return options;
}
