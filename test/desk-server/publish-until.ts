import Sqlite from 'libsql';
import pg from 'pg';
import { openDesk } from '../../src/desk/database.ts';

/** Publishes all that is in a database, and is killed just before its so-manieth statement: as a process of its own. */
const [url = '', most = ''] = process.argv.slice(2);
let left = Number.POSITIVE_INFINITY;

interface Asking {
  prepare?: (...asked: unknown[]) => unknown;
  query?: (...asked: unknown[]) => unknown;
}

function killBefore(driver: Asking, name: 'prepare' | 'query'): void {
  const ask = driver[name];
  driver[name] = function (this: unknown, ...asked: unknown[]) {
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    return ask?.apply(this, asked);
  };
}
killBefore(Sqlite.prototype as Asking, 'prepare');
killBefore(pg.Client.prototype, 'query');

const store = await openDesk(url);
left = Number(most);
await store.publish({ who: 'ana', when: 1, note: '', again: undefined, upTo: 1 }, 0);
process.stdout.write('published');
process.exit(0);
