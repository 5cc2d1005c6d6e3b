import { Router } from 'express';
import type { Site } from '../workbench/site.ts';

/** The pages behind the door. */
export function servePages(site: Site): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const { name, role } = site.visitorOf(request);
    response.json({ name, role });
  });
  return router;
}
