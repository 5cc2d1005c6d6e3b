import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { isBuilt } from './built.ts';
import { projectRoot } from './root.ts';

/** Where this runs from its source a thread does, too, by tsx, unless what is built is of the same source: that opens sooner. */
const isSource = path.extname(import.meta.filename) === '.ts' && !isBuilt();

/** Opens a thread that runs a file of src/, such as `usage/worker`, built or not. It gives way to the thread that answers callers, and does not keep a process from ending. */
export function openThread(
  name: string,
  options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>,
): Worker {
  const addressOf = (file: string): string =>
    pathToFileURL(path.join(projectRoot, isSource ? `src/${file}.ts` : `dist/${file}.js`)).href;
  const run = ['low-priority', name].map((file) => `await import('${addressOf(file)}');`).join(' ');
  const entry = isSource
    ? `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); ${run}`
    : run;
  const thread = new Worker(new URL(`data:text/javascript,${entry}`), { ...options, execArgv: [] });
  thread.unref();
  return thread;
}
