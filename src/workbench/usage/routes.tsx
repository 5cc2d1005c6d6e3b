import { Router, type Response } from 'express';
import type { ComponentChildren } from 'preact';
import { lineCommand } from '../../line-command.ts';
import type { Guide, Language, NodeId } from '../../guide/flow.ts';
import { messagesOf, toSpoken } from '../../guide/lines.ts';
import { shapeOf } from '../../guide/shape.ts';
import { answerUsage } from '../../usage/pages/answer.tsx';
import { usagePages } from '../../usage/pages/routes.tsx';
import type { Usage } from '../../usage/usage.ts';
import type { Bench } from '../bench.ts';
import { renderPage } from '../frame.tsx';

/** What the demo's own calls have used, and a simulated month where "npx line usage --sample" has made one. */
export function serveUsage(bench: Bench): Router {
  const { line, sample } = bench;
  const router = Router();
  const mount = (path: string, usage: Usage, isSimulated: boolean): void => {
    const pages = usagePages({
      path,
      answer: (asked) =>
        answerUsage(
          usage,
          { ...asked, isSimulated },
          (language, node) => `/script${lineAt(bench.guide, language, node)}`,
        ),
      render: (response, title, body) => show(response, title, body, isSimulated, sample !== undefined),
    });
    router.use(path.slice('/usage'.length) || '/', pages);
  };
  if (sample) mount('/usage/sample', sample, true);
  if (line.usage) mount('/usage', line.usage, false);
  else {
    router.get('/', (_request, response) => {
      response.send(
        show(
          response,
          'What is used',
          <p>Nothing is counted: DATABASE_URL is off.</p>,
          false,
          sample !== undefined,
        ),
      );
    });
  }
  return router;
}

function show(
  response: Response,
  title: string,
  body: ComponentChildren,
  isSimulated: boolean,
  hasSample: boolean,
): string {
  return renderPage(response, {
    title,
    room: 'usage',
    sheets: ['/usage/style.css'],
    children: (
      <>
        <p>
          {isSimulated ? (
            <a href="/usage">What this demo’s own calls have used</a>
          ) : hasSample ? (
            <a href="/usage/sample">A simulated month</a>
          ) : (
            <>
              Make a simulated month to look at: <code>{lineCommand} usage --sample</code>, then start the
              demo again.
            </>
          )}
        </p>
        {body}
      </>
    ),
  });
}

/** The first line that is said at a node, as the script's address has it. */
function lineAt(guide: Guide, language: Language, id: NodeId): string {
  const node = shapeOf(guide).nodes.get(id);
  const said = node ? messagesOf(node).flatMap(({ say }) => say) : [];
  const first = said.map(toSpoken).find((spoken) => spoken !== undefined);
  return first === undefined ? `?lang=${language}` : `/${first.in ?? language}/${first.line}`;
}
