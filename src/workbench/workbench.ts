import { usualLimits } from '../http/limits.ts';
import { listen } from '../http/server.ts';
import { createWorkbenchApp } from './app.ts';
import { createCheckoutSite, type CheckoutParts } from './checkout.ts';
import { createGuard } from './guard.ts';
import { createCalls } from './phone/calls.ts';

/** The pages while they are served. */
export interface Workbench {
  /** What to open: the address, with the token of this run. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** What the workbench is given: what it works on, and the folder of its built scripts and style sheets. */
interface WorkbenchParts extends CheckoutParts {
  readonly assets: string;
}

/** Serves the advocates' pages on a free port of the loopback address, and nowhere else. */
export async function startWorkbench({ assets, ...parts }: WorkbenchParts): Promise<Workbench> {
  // A call on the page is told as it goes on, which may be nothing for a while; making recordings takes its time.
  const server = await listen({ port: 0, host: '127.0.0.1' }, { ...usualLimits, stuckSeconds: 0 });
  const guard = createGuard(() => server.port);
  const site = createCheckoutSite(parts);
  const calls = createCalls(site);
  server.attach(createWorkbenchApp({ site, calls, assets, guard: guard.check }));
  return {
    address: `http://127.0.0.1:${server.port}/?token=${guard.token}`,
    stop: () => {
      calls.hangUpAll();
      return server.close(1);
    },
  };
}
