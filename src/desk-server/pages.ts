import path from 'node:path';
import type { Router } from 'express';
import { projectRoot } from '../root.ts';
import { servePages } from '../workbench/pages.tsx';
import type { Site } from '../workbench/site.ts';

/** The folder of the built scripts and style sheets. */
const assets = path.join(projectRoot, 'dist/workbench/assets');

/** The pages behind the door. */
export function serveRooms(site: Site): Router {
  return servePages(site, {}, assets);
}
