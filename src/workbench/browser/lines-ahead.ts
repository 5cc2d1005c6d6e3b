/** Lines of the studio, as the server draws them. */
interface LinesAhead {
  /** A line now; undefined without a connection, unless it was fetched ahead. */
  readonly open: (query: string) => Promise<string | undefined>;
  /** Fetches a line ahead, so that it is there when the connection goes. */
  readonly prepare: (query: string) => void;
}

/** Opens lines at an address, and remembers the one that comes next. */
export function createLinesAhead(address: string): LinesAhead {
  const ahead = new Map<string, string>();
  const get = async (query: string): Promise<string | undefined> => {
    try {
      const response = await fetch(`${address}?${query}`, { redirect: 'manual' });
      return response.ok ? await response.text() : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    open: async (query) => (await get(query)) ?? ahead.get(query),
    prepare: (query) => {
      void get(query).then((html) => {
        if (html === undefined) return;
        ahead.clear();
        ahead.set(query, html);
      });
    },
  };
}
