import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import type { Outcome } from '../../desk/outcome.ts';
import { may } from '../../desk/roles.ts';
import type { NodeId } from '../../guide/ids.ts';
import { houseTopic, topicOf } from '../../topics/own-topics.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { statusOf } from '../outcome.tsx';
import { textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { actOn } from './act.ts';
import { sentForm, type SentForm } from './sent-form.ts';
import { AtPage } from './at-page.tsx';
import { TopicsProvider } from './desk.tsx';
import { TopicsPage } from './list-page.tsx';
import { anchorOf, lookAtTopics, pageOf, type TopicsLook } from './look.ts';
import { drawAround } from './picture.ts';
import { TopicPage } from './topic-page.tsx';

/** What was just asked for, and what came of it. */
interface Asked {
  readonly outcome: Outcome;
  readonly sent: SentForm;
}

/** Something of a page: its address, and what is on it. */
interface Shown {
  readonly address: string;
  readonly draw: (look: TopicsLook, response: Response) => VNode | Promise<VNode>;
}

/** The hotline's own topics: started, changed and put among the shipped ones; each act answers with the page where it was asked for. */
export function serveTopics(site: Site): Router {
  const router = Router();
  router.get('/', (_request, response) => show(response, list));
  router.get('/at', (request, response, next) => {
    const node = textOfQuery(request.query.node);
    if (node === '') next();
    else response.redirect(303, visitOf(response).to(`/topics/at/${encodeURIComponent(node)}`));
  });
  router.get('/at/:node', async (request, response, next) => {
    const { node } = request.params;
    const { look, owner } = await find(response, node);
    if (owner !== undefined)
      response.redirect(303, visitOf(response).to(`/topics/${owner}#${anchorOf(node)}`));
    else if (look.shippedNodes.has(node)) await show(response, placeAt(node), undefined, look);
    else next();
  });
  router.get('/:name', async (request, response, next) => {
    const { name } = request.params;
    const look = await lookNow(response);
    if (look.topics.has(name)) await show(response, topicAt(name), undefined, look);
    else next();
  });
  router.post('/', takeForm, (request, response) => act(request, response, list));
  router.post('/at/:node', takeForm, async (request, response, next) => {
    const { node } = request.params;
    const { look } = await find(response, node);
    if (look.shippedNodes.has(node)) await act(request, response, placeAt(node));
    else next();
  });
  router.post('/:name', takeForm, async (request, response) => {
    await act(request, response, topicAt(request.params.name));
  });
  return router;

  async function lookNow(response: Response): Promise<TopicsLook> {
    const look = await lookAtTopics(site, visitOf(response).locale);
    if (!look) throw new Error('[workbench] the topics are drawn over a bench that keeps none');
    return look;
  }

  async function find(
    response: Response,
    node: NodeId,
  ): Promise<{ readonly look: TopicsLook; readonly owner: string | undefined }> {
    const look = await lookNow(response);
    return { look, owner: topicOf(look.topics, 'nodes', node) };
  }

  async function act(request: Request, response: Response, page: Shown): Promise<void> {
    const sent = readForm(request, response, sentForm, 'topics');
    if (!sent) return;
    const look = await lookNow(response);
    const { outcome, topics } = await actOn(site.bench, visitOf(response).visitor, look, sent);
    const started = [...topics.keys()].find((name) => !look.topics.has(name) && name !== houseTopic);
    if (outcome.kind === 'done' && ['start', 'turn-on'].includes(sent.act) && started !== undefined)
      response.redirect(303, visitOf(response).to(`/topics/${started}`));
    else await show(response, page, { outcome, sent });
  }

  async function show(response: Response, page: Shown, asked?: Asked, looked?: TopicsLook): Promise<void> {
    const look = looked ?? (await lookNow(response));
    const { visitor, t } = visitOf(response);
    const isDone = asked?.outcome.kind === 'done' || asked?.outcome.kind === 'same';
    const desk = {
      look,
      address: page.address,
      mayChange: may(visitor, 'change topics'),
      sent: isDone ? undefined : asked?.sent,
      outcome: asked?.outcome,
      at: asked?.sent.at === '' ? undefined : asked?.sent.at,
    };
    const children = <TopicsProvider value={desk}>{await page.draw(look, response)}</TopicsProvider>;
    response
      .status(asked ? statusOf[asked.outcome.kind] : 200)
      .send(renderPage(response, { title: t('topics:heading'), page: 'topics', children }));
  }
}

const list: Shown = { address: '/topics', draw: () => <TopicsPage /> };

/** A topic; all of them where it is there no more. */
function topicAt(name: string): Shown {
  return {
    address: `/topics/${name}`,
    draw: async (look, response) => {
      const nodes = Object.keys(look.topics.get(name)?.document.nodes ?? {});
      if (!look.topics.has(name)) return <TopicsPage />;
      return <TopicPage name={name} picture={await pictureOf(look, response, nodes)} />;
    },
  };
}

function placeAt(node: NodeId): Shown {
  return {
    address: `/topics/at/${node}`,
    draw: async (look, response) => (
      <AtPage node={node} picture={await pictureOf(look, response, look.nodes.has(node) ? [node] : [])} />
    ),
  };
}

function pictureOf(look: TopicsLook, response: Response, nodes: readonly NodeId[]): Promise<string> {
  const { to, locale } = visitOf(response);
  return drawAround(look, nodes, locale, (id) => to(`${pageOf(look, id)}#${anchorOf(id)}`));
}
