import { findProgram } from '../programs.ts';

/** Finds or installs what the tests of a run start, before any of them does: two at once would install in each other's way. */
export function setup(): void {
  findProgram('espeak-ng', 'espeak-ng');
  findProgram('ffmpeg', 'ffmpeg');
}
