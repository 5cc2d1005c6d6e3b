import { Router, type Request, type Response } from 'express';
import type { Guide } from '../../guide/guide.ts';
import type { Language, NodeId } from '../../guide/ids.ts';
import { shapeOf } from '../../guide/shape.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { noTopics } from '../../topics/own-document.ts';
import { renderPage, renderPart } from '../frame.tsx';
import { chooseLanguage, textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { hasEngine } from '../sound.ts';
import { createNames, type Names } from '../topics/names.ts';
import { visitOf } from '../visit.ts';
import { findWord, showNode } from './node.ts';
import { NodePart } from './node-part.tsx';
import { mapAddress, MapPage } from './page.tsx';
import { drawMap } from './picture.ts';

/** The map of the guide, and its nodes one by one. */
export function serveMap(site: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { guide, surveyed, language, nameOf, topicNameOf } = await look(site, request, response);
    const { t, to, locale } = visitOf(response);
    const word = textOfQuery(request.query.word);
    const found = findWord(guide, surveyed, language, word);
    const start = chooseStart(guide, textOfQuery(request.query.node), found);
    const isChosen = request.query.node !== undefined || found.length > 0;
    const picture = await drawMap(guide, {
      linkTo: (id) => to(mapAddress(language, id, word)),
      marked: new Set([...found, ...(isChosen ? [start] : [])]),
      locale,
      nameOf,
      topicNameOf,
    });
    const shown = isChosen ? showNode(guide, surveyed, language, start, hasEngine(site)) : undefined;
    const node = shown && <NodePart {...{ guide, shown, language, nameOf }} />;
    response.send(
      renderPage(response, {
        title: t('map:title'),
        page: 'map',
        script: 'map',
        children: <MapPage {...{ surveyed, language, picture, start, node, word, found, nameOf }} />,
      }),
    );
  });
  router.get('/node', async (request, response) => {
    const { guide, surveyed, language, nameOf } = await look(site, request, response);
    const id = textOfQuery(request.query.node);
    const shown = showNode(guide, surveyed, language, id, hasEngine(site));
    if (!shown) {
      response
        .status(404)
        .type('text/plain')
        .send(`${visitOf(response).t('map:noNode')}\n`);
      return;
    }
    response.send(renderPart(response, <NodePart {...{ guide, shown, language, nameOf }} />));
  });
  return router;
}

interface Look extends Names {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly language: Language;
}

/** What is looked at: in the language that the address names, else in the page's own. */
async function look({ bench, line }: Site, request: Request, response: Response): Promise<Look> {
  const surveyed = await bench.survey();
  const { locale } = visitOf(response);
  const language = chooseLanguage(request.query.lang ?? locale, surveyed);
  // What was changed a moment ago is on the map, whether or not anybody has called it.
  const topics = await bench.topics();
  const guide = topics?.guide ?? line.guide();
  return { guide, surveyed, language, ...createNames(locale, topics?.own ?? noTopics) };
}

/** The node that comes into view: the one that was chosen, else the first in which a word is found, else the main menu. */
function chooseStart(guide: Guide, node: NodeId, found: readonly NodeId[]): NodeId {
  const [first] = found;
  if (first !== undefined && !found.includes(node)) return first;
  return shapeOf(guide).nodes.has(node) ? node : guide.roles.main;
}
