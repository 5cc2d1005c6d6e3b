import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { memberName } from '../../desk/members/name.ts';
import type { CodeFault, Codes, MadeCode } from '../../lend/codes.ts';
import { visitOf } from '../visit.ts';
import type { Came } from './page.tsx';

const form = z
  .object({ name: memberName, languages: z.union([z.string(), z.array(z.string())]).default([]) })
  .transform(({ name, languages }) => ({ name, languages: [languages].flat() }));

/** Shows the page of the members with what came of something. */
type ShowCame = (request: Request, response: Response, came: Came) => Promise<void>;

const statusOf: Readonly<Record<CodeFault, number>> = {
  forbidden: 403,
  'no member': 404,
  'name taken': 409,
  'no such role': 422,
};

/** The codes with which speakers record by keypad. */
export function codeRoutes(codes: Codes, show: ShowCame): Router {
  const router = Router();
  const tell = (
    request: Request,
    response: Response,
    came: MadeCode | { readonly kind: CodeFault },
  ): Promise<void> =>
    came.kind === 'made'
      ? show(request, response, { kind: 'code', made: came })
      : show(request, response.status(statusOf[came.kind]), { kind: 'fault', fault: came.kind });

  router.post('/code', async (request, response) => {
    const { data } = form.safeParse(request.body);
    const { visitor } = visitOf(response);
    await tell(request, response, data ? await codes.makeSpeaker(visitor, data) : { kind: 'no such role' });
  });
  router.post('/:id/code', async (request, response) => {
    await tell(request, response, await codes.make(visitOf(response).visitor, request.params.id));
  });
  router.post('/:id/code/end', async (request, response) => {
    const came = await codes.end(visitOf(response).visitor, request.params.id);
    if (came === 'done') await show(request, response, { kind: 'code ended' });
    else await tell(request, response, { kind: came });
  });
  return router;
}
