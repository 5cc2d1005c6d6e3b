import net from 'node:net';

/** A socket that is held for others to listen on, as systemd holds one. */
export interface HeldSocket {
  readonly port: number;
  /** Its number in this process, for the fourth place of `stdio`. */
  readonly fd: number;
  readonly close: () => void;
}

interface Handle {
  readonly fd: number;
  readonly getsockname: (name: { port?: number }) => number;
  readonly close: () => void;
}

/** Holds a port of the loopback address, a free one unless it is named. A server of Node's would take its connections; what Node's cluster shares with its workers does not, and listens from the first on who is handed it. */
export function holdSocket(port = 0): HeldSocket {
  const { _createServerHandle: create } = net as unknown as {
    readonly _createServerHandle: (
      address: string,
      port: number,
      family: 4 | 6,
      fd: number,
    ) => Handle | number;
  };
  const handle = create('127.0.0.1', port, 4, -1);
  if (typeof handle === 'number') throw new Error(`no socket could be opened: ${handle}`);
  const name: { port?: number } = {};
  handle.getsockname(name);
  return {
    port: name.port ?? 0,
    fd: handle.fd,
    close: () => {
      handle.close();
    },
  };
}

/** What starts a program so that it finds the held socket as systemd would hand it over: in the place of the program and its arguments. */
export function handOver(program: readonly string[]): readonly [string, ...string[]] {
  return ['sh', '-c', 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"', 'sh', ...program];
}
