import { Router, type Response } from 'express';
import type { ComponentChildren, VNode } from 'preact';
import { lineCommand } from '../../line-command.ts';
import type { Guide } from '../../guide/guide.ts';
import type { NodeId } from '../../guide/ids.ts';
import { messagesOf, toSpoken } from '../../guide/lines.ts';
import { shapeOf } from '../../guide/shape.ts';
import { usagePages } from '../../usage/pages/routes.tsx';
import type { Usage } from '../../usage/usage.ts';
import { renderPage } from '../frame.tsx';
import { PageHead, withParts } from '../parts.tsx';
import type { Site } from '../site.ts';
import { useVisit, visitOf } from '../visit.ts';

/** What the line's calls have used, and a simulated month where one has been made. */
export function serveUsage({ base, line, sample }: Site): Router {
  const router = Router();
  const mount = (path: '/' | '/sample', usage: Usage): void => {
    const isSimulated = path === '/sample';
    const pages = usagePages({
      path: `${base}/usage${isSimulated ? path : ''}`,
      answer: async (asked) => {
        // What draws charts takes long to load, and most visits to the desk draw none.
        const { answerUsage } = await import('../../usage/pages/answer.tsx');
        return answerUsage(
          usage,
          { ...asked, isSimulated },
          (language, node) => `${base}/script${lineOf(line.guide(), language, node)}`,
        );
      },
      localeOf: (response) => visitOf(response).locale,
      render: (response, title, body) =>
        show(
          response,
          title,
          <Body isSimulated={isSimulated} hasSample={sample !== undefined} children={body} />,
          [`/usage${isSimulated ? path : ''}/style.css`],
        ),
    });
    router.use(path, pages);
  };
  if (sample) mount('/sample', sample);
  if (line.usage) mount('/', line.usage);
  else {
    router.get('/', (_request, response) => {
      const title = visitOf(response).t('usage:title.used');
      response.send(
        show(
          response,
          title,
          <Body isSimulated={false} hasSample={sample !== undefined}>
            <NotCounted />
          </Body>,
        ),
      );
    });
  }
  return router;
}

function show(response: Response, title: string, children: VNode, sheets: readonly string[] = []): string {
  return renderPage(response, { title, page: 'usage', sheets, children });
}

interface BodyProps {
  readonly isSimulated: boolean;
  readonly hasSample: boolean;
  readonly children: ComponentChildren;
}

/** The page, and the way between the line's own calls and the simulated ones. */
function Body({ isSimulated, hasSample, children }: BodyProps): VNode {
  const { t, to, isOnLine } = useVisit();
  const command = <code>{`${lineCommand} usage --sample`}</code>;
  return (
    <>
      {children}
      <p class="hint">
        {isSimulated ? (
          <a href={to('/usage')}>{t('usage:here')}</a>
        ) : hasSample ? (
          <a href={to('/usage/sample')}>{t('usage:sample')}</a>
        ) : isOnLine ? null : (
          withParts(t('usage:sample.make'), { command })
        )}
      </p>
    </>
  );
}

function NotCounted(): VNode {
  const { t } = useVisit();
  return <PageHead title={t('usage:title.used')} lead={t('usage:notCounted')} />;
}

/** Where the first line that is said at a node stands on the script's page; the language's own page where there is none. */
function lineOf(guide: Guide, language: string, id: NodeId): string {
  const node = shapeOf(guide).nodes.get(id);
  const said = node ? messagesOf(node).flatMap(({ say }) => say) : [];
  const first = said.map(toSpoken).find((spoken) => spoken !== undefined);
  return first === undefined ? `?lang=${language}` : `/${language}/${first.line}`;
}
