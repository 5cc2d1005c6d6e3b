import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { isBuilt } from './built.ts';
import { projectRoot } from './root.ts';

/** Where this runs from its source a thread does, too, by tsx, unless what is built is of the same source: that opens sooner. */
let isSource: boolean | undefined;

/** Opens a thread that runs a file of src/, such as `usage/worker`, built or not. It does not keep a process from ending. */
export function openThread(
  name: string,
  options: Pick<WorkerOptions, 'workerData' | 'resourceLimits'>,
): Worker {
  isSource ??= path.extname(import.meta.filename) === '.ts' && !isBuilt();
  const place = path.join(projectRoot, isSource ? `src/${name}.ts` : `dist/${name}.js`);
  const file = pathToFileURL(place).href;
  const entry = isSource
    ? `import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); await import('${file}');`
    : `import '${file}';`;
  const thread = new Worker(new URL(`data:text/javascript,${entry}`), { ...options, execArgv: [] });
  thread.unref();
  return thread;
}
