import { Router } from 'express';
import type { Bench } from '../bench.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { chooseLanguage, textOfQuery } from '../query.ts';
import { findWord, showNode } from './node.ts';
import { mapAddress, MapPage, NodePart } from './page.tsx';
import { drawMap } from './picture.ts';

/** The map of the guide, and its nodes one by one. */
export function serveMap(bench: Bench): Router {
  const { survey } = bench;
  const router = Router();
  router.get('/', async (request, response) => {
    const { guide } = bench;
    const surveyed = survey();
    const language = chooseLanguage(request.query.lang, surveyed);
    const word = textOfQuery(request.query.word);
    const found = findWord(guide, surveyed, language, word);
    const node = textOfQuery(request.query.node);
    const linkTo = (id: string): string => mapAddress(language, id, word);
    const picture = await drawMap(guide, { linkTo, marked: new Set([...found, node]) });
    const shown = showNode(guide, surveyed, language, node);
    response.send(
      renderPage(response, {
        title: 'Map',
        room: 'map',
        script: 'map',
        children: <MapPage {...{ guide, surveyed, language, picture, shown, word, found }} />,
      }),
    );
  });
  router.get('/node', (request, response) => {
    const { guide } = bench;
    const surveyed = survey();
    const language = chooseLanguage(request.query.lang, surveyed);
    const shown = showNode(guide, surveyed, language, textOfQuery(request.query.node));
    if (!shown) {
      response.status(404).type('text/plain').send('There is no such place in a call.\n');
      return;
    }
    const linkTo = (id: string): string => mapAddress(language, id);
    response.send(renderPart(response, <NodePart {...{ guide, shown, linkTo }} />));
  });
  return router;
}
