import type { Express } from 'express';

interface Layer {
  readonly rawPath: string | readonly string[];
  readonly route?: {
    readonly path: string | readonly string[];
    readonly stack: readonly { readonly method?: string }[];
  };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Every route of an app as its routers have them, such as `POST /desk/members/:id/role`. Throws where a router is at an address that it cannot tell. */
export function listRoutes(app: Express): readonly string[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  return [...new Set(routesOf(stack, ''))].toSorted();
}

function routesOf(stack: readonly Layer[], before: string): readonly string[] {
  return stack.flatMap(({ rawPath, route, handle }) => {
    if (route) {
      const methods = route.stack.map(({ method = 'any' }) => method.toUpperCase());
      return [route.path].flat().flatMap((one) => methods.map((method) => `${method} ${join(before, one)}`));
    }
    const inner = handle.stack;
    return inner ? [rawPath].flat().flatMap((one) => routesOf(inner, join(before, one))) : [];
  });
}

function join(before: string, path: unknown): string {
  if (typeof path !== 'string') throw new Error(`a router below ${before} has an address that is no text`);
  return path === '/' ? before : `${before}${path}`;
}
