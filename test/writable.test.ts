import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tellUnwritable, UnwritableError, writing } from '../src/writable.ts';

function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'writable-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

it('nothing is told of a file that can be written, or made with its folders', () => {
  const folder = createFolder();
  writeFileSync(path.join(folder, 'there'), '');
  expect(tellUnwritable(path.join(folder, 'there'))).toBeUndefined();
  expect(tellUnwritable(path.join(folder, 'a/folder/more'))).toBeUndefined();
});

it('a file in the place of a folder is named', () => {
  const file = path.join(createFolder(), 'file');
  writeFileSync(file, '');
  expect(tellUnwritable(path.join(file, 'usage.db'))).toContain(`${file} is no folder`);
});

it('what fails for another reason is thrown as it is', () => {
  const failure = new Error('the disk is full');
  const write = (): never => {
    throw failure;
  };
  expect(() => writing(path.join(createFolder(), 'file'), write)).toThrow(failure);
});

it('a folder without permission is named, with whose it is and what mends it; root, who may write everywhere, is told nothing', () => {
  const folder = createFolder();
  chmodSync(folder, 0o500);
  const file = path.join(folder, 'usage.db');
  const told = tellUnwritable(file);
  const write = (): void => {
    writeFileSync(file, '');
  };
  // npm run test:image has an ordinary user meet a folder of root's.
  if (process.getuid?.() === 0) {
    writing(file, write);
    expect(told).toBeUndefined();
  } else {
    expect(() => {
      writing(file, write);
    }).toThrow(UnwritableError);
    expect(told).toMatch(/permission denied; it belongs to user \d+ \(mode 500\).*chmod -R u\+rwX/);
  }
});
