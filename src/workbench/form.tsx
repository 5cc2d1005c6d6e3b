import express, { type Request, type Response } from 'express';
import type * as z from 'zod';
import { renderPage } from './frame.tsx';
import { Empty } from './parts.tsx';
import type { PageName } from './menu.ts';
import { visitOf } from './visit.ts';

/** Takes in the body of a form of these pages. */
export const takeForm = express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 200 });

/** What a form sent; undefined where it is not what the schema asks: then that has been answered. */
export function readForm<T>(
  request: Request,
  response: Response,
  schema: z.ZodType<T>,
  page: PageName,
): T | undefined {
  const read = schema.safeParse(request.body);
  if (read.success) return read.data;
  const { t, to } = visitOf(response);
  const title = t('form:bad.title');
  const children = (
    <Empty title={title} isPage>
      <p>{t('form:bad.text')}</p>
      <p>
        <a class="button" href={to(`/${page}`)}>
          {t('form:bad.way')}
        </a>
      </p>
    </Empty>
  );
  response.status(400).send(renderPage(response, { title, page, children }));
  return undefined;
}
