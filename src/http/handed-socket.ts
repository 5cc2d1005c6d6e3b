/** The number of the first socket that is handed over. Source: https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html */
const firstHanded = 3;

/**
 * The number of the listening socket that systemd, or podman for it, has opened for this process (LISTEN_PID and LISTEN_FDS of the
 * environment); undefined where there is none. Whoever opened it keeps it open, so that who connects while the line is started anew waits,
 * and is answered. Throws where there are several.
 */
export function handedSocket(
  environment: Readonly<Record<string, string | undefined>>,
  pid: number,
): number | undefined {
  if (environment.LISTEN_PID !== String(pid)) return undefined;
  const count = Number(environment.LISTEN_FDS ?? 0);
  if (count > 1)
    throw new Error(`${count} sockets are handed over, and the line listens on one: leave one ListenStream=`);
  return count === 1 ? firstHanded : undefined;
}
