import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';

/** The niceness of a thread that callers must not wait for. */
const niceness = 10;

// Linux alone gives each thread a priority of its own. Source: setpriority(2), proc(5) `/proc/thread-self`.
if (process.platform === 'linux') {
  try {
    setPriority(Number(path.basename(readlinkSync('/proc/thread-self'))), niceness);
  } catch {
    // A container may not allow it: the thread then takes its turn like any other.
  }
}
