import express, { Router } from 'express';

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" y="1" width="10" height="14" rx="2" fill="#1d4f63"/><g fill="#fff"><circle cx="6" cy="8" r="1"/><circle cx="8" cy="8" r="1"/><circle cx="10" cy="8" r="1"/><circle cx="6" cy="11" r="1"/><circle cx="8" cy="11" r="1"/><circle cx="10" cy="11" r="1"/><rect x="5" y="3" width="6" height="2.5" rx=".5"/></g></svg>';

/** What every page loads, also that of somebody who has not signed in: scripts and style sheets from the folder of the built assets, and the icon. */
export function servePublic(assets: string): Router {
  const router = Router();
  router.use('/assets', express.static(assets, { index: false }));
  router.get('/icon.svg', (_request, response) => {
    response.type('image/svg+xml').send(icon);
  });
  return router;
}
