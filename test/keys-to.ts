import type { Guide } from '../src/guide/guide.ts';
import type { NodeId } from '../src/guide/ids.ts';
import { pathsFrom } from '../src/guide/paths.ts';
import { guide as demo } from './guides.ts';

/** The keys of a guide by where they lead, as calls take them: with commas between. */
export interface KeysOfGuide {
  /** The fewest keys that lead from the main menu to a node, through others where these are named before it. */
  readonly keysTo: (...nodes: readonly NodeId[]) => string;
  /** The same from another node. */
  readonly keysFrom: (start: NodeId, ...nodes: readonly NodeId[]) => string;
}

/** The keys of a version of the guide. */
export function keysIn(guide: Guide): KeysOfGuide {
  const keysFrom: KeysOfGuide['keysFrom'] = (start, ...nodes) =>
    nodes
      .flatMap((node, index) => {
        const from = nodes[index - 1] ?? start;
        const keys = pathsFrom(guide, from).get(node);
        if (!keys) throw new Error(`no keys lead from "${from}" to "${node}" in guidance ${guide.version}`);
        return keys;
      })
      .join();
  return { keysFrom, keysTo: (...nodes) => keysFrom(guide.roles.main, ...nodes) };
}

/** The keys of the version that a demo says. */
export const { keysTo, keysFrom } = keysIn(demo);
