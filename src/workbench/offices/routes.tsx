import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import * as z from 'zod';
import type { Outcome } from '../../desk/outcome.ts';
import { fingerprintOf } from '../../desk/ground.ts';
import { listAges } from '../../legal-help/age.ts';
import { readOffices, readPrinted, readZips } from '../../legal-help/files.ts';
import type { LegalHelp } from '../../legal-help/office.ts';
import {
  noOffices,
  toOwnOffices,
  type OfficesFile,
  type OwnOfficeFile,
} from '../../legal-help/own-offices.ts';
import type { ZipTable } from '../../legal-help/zips.ts';
import { readForm, takeForm } from '../form.tsx';
import { renderPage } from '../frame.tsx';
import { OutcomeBanner, statusOf } from '../outcome.tsx';
import { textOfQuery } from '../query.ts';
import type { Site } from '../site.ts';
import { visitOf } from '../visit.ts';
import { findOffices, knownOffices } from './find.ts';
import { OfficeFormPage } from './form-page.tsx';
import { OfficesPage } from './page.tsx';

const seenSchema = z.object({ seen: z.string().max(16) });

const typed = (most: number): z.ZodString => z.string().trim().max(most);
const officeSchema = seenSchema.extend({
  name: typed(400),
  phone: typed(60),
  extension: typed(20).default(''),
  zip: typed(20),
  city: typed(400),
  street: typed(400).default(''),
  hours: typed(400).default(''),
  languages: z
    .union([z.string(), z.array(z.string().max(8)).max(40)])
    .default([])
    .transform((chosen) => [chosen].flat()),
});

const empty: OwnOfficeFile = { name: '', phone: '', zip: '', city: '', languages: [] };

/** Who gives legal help near callers: the hotline adds offices of its own, hides others, and keeps when it has called one. */
export function serveOffices({ bench, legalHelp, now }: Site): Router {
  const router = Router();
  let lists: LegalHelp | undefined;
  let zips: ZipTable | undefined;

  router.get('/', async (request, response) => {
    await showAll(request, response);
  });
  router.get('/new', async (_request, response) => {
    await showForm(response, { id: randomBytes(8).toString('hex'), office: empty, seen: '' });
  });
  router.get('/:id', async (request, response, next) => {
    const { id } = request.params;
    const office = (await readOwn()).own[id];
    if (office) await showForm(response, { id, office, seen: fingerprintOf(office) });
    else next();
  });
  router.post('/:id', takeForm, async (request, response) => {
    const sent = readForm(request, response, officeSchema, 'offices');
    if (!sent) return;
    const { seen, street, extension, hours, ...rest } = sent;
    const office: OwnOfficeFile = {
      ...rest,
      ...(street && { street }),
      ...(extension && { extension }),
      ...(hours && { hours }),
    };
    const { id } = request.params;
    const outcome = await bench.setOffice(visitOf(response).visitor, id, office, seen);
    if (outcome.kind === 'done' || outcome.kind === 'same') await showAll(request, response, outcome);
    else await showForm(response, { id, office, seen, outcome });
  });
  router.post('/:id/away', takeForm, async (request, response) => {
    const sent = readForm(request, response, seenSchema, 'offices');
    if (!sent) return;
    const { visitor } = visitOf(response);
    await showAll(request, response, await bench.setOffice(visitor, request.params.id, null, sent.seen));
  });
  router.post('/:id/hidden', takeForm, async (request, response) => {
    const sent = readForm(request, response, z.object({ hidden: z.enum(['yes', 'no']) }), 'offices');
    if (!sent) return;
    const { visitor } = visitOf(response);
    const outcome = await bench.hideOffice(visitor, request.params.id, sent.hidden === 'yes');
    await showAll(request, response, outcome);
  });
  router.post('/:id/called', takeForm, async (request, response) => {
    const sent = readForm(request, response, z.object({ on: z.string().max(10) }), 'offices');
    if (!sent) return;
    const { visitor } = visitOf(response);
    const on = sent.on === '' ? null : sent.on;
    await showAll(request, response, await bench.markCalled(visitor, request.params.id, on));
  });
  return router;

  async function readOwn(): Promise<OfficesFile> {
    return (await bench.own()).words.offices ?? noOffices;
  }

  async function showAll(request: Request, response: Response, outcome?: Outcome): Promise<void> {
    const [own, surveyed] = await Promise.all([readOwn(), bench.survey()]);
    lists ??= readOffices();
    const { offices } = toOwnOffices({ ...own, hidden: [] });
    const wanted = textOfQuery(request.query.q).slice(0, 80);
    const page = z.coerce.number().int().min(1).catch(1).parse(request.query.page);
    const found = findOffices(knownOffices(lists, offices, own), wanted, () => (zips ??= readZips()));
    show(
      response,
      outcome ? statusOf[outcome.kind] : 200,
      <OfficesPage
        {...{ found, wanted, page, surveyed }}
        ages={listAges(readPrinted(), legalHelp, now())}
        isOff={legalHelp === 'off'}
        today={new Date(now()).toISOString().slice(0, 10)}
      >
        {outcome ? <OutcomeBanner outcome={outcome} hasWritten={false} /> : null}
      </OfficesPage>,
    );
  }

  async function showForm(
    response: Response,
    { outcome, ...given }: { id: string; office: OwnOfficeFile; seen: string; outcome?: Outcome },
  ): Promise<void> {
    const surveyed = await bench.survey();
    show(
      response,
      outcome ? statusOf[outcome.kind] : 200,
      <OfficeFormPage {...given} surveyed={surveyed}>
        {outcome ? <OutcomeBanner outcome={outcome} /> : null}
      </OfficeFormPage>,
    );
  }

  function show(response: Response, status: number, children: VNode): void {
    const title = visitOf(response).t('offices:title');
    response.status(status).send(renderPage(response, { title, page: 'offices', children }));
  }
}
