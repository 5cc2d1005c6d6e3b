import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openDesk } from '../../src/desk/database.ts';
import { follow } from '../../src/desk/follow.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { groundOf } from '../desk/ground.ts';

/** Takes up the second publication of a database, and is killed at its so-manieth step: as a process of its own. */
const [url = '', folder = '', most = ''] = process.argv.slice(2);
let left = Number(most);

/** Where it may be killed; `half` is done first then. */
function step(half: () => void = () => undefined): void {
  if (left <= 0) {
    half();
    process.kill(process.pid, 'SIGKILL');
  }
  left -= 1;
}

const { writeFileSync, renameSync } = fs;
fs.writeFileSync = (file, content, options) => {
  step();
  // What is killed while it writes leaves half a file.
  step(() => {
    writeFileSync(file, typeof content === 'string' ? content.slice(0, 20) : Buffer.from('RI'), options);
  });
  writeFileSync(file, content, options);
};
fs.renameSync = (from, to) => {
  step();
  renameSync(from, to);
};
syncBuiltinESMExports();

const ground = groundOf(projectFolders);
const follower = await follow({
  open: () => openDesk(url),
  ground: () => ground,
  folder,
  swap: async (_folded, { publication }) => {
    if (publication !== 2) return;
    step();
    await Promise.resolve();
    step();
  },
  told: (amiss) => {
    if (amiss !== undefined) process.stdout.write(amiss.text);
  },
});
await follower.look();
process.stdout.write('taken up');
process.exit(0);
