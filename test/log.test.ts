import { describe, expect, it } from 'vitest';
import { createLog, type WriteText } from '../src/log.ts';

/** An output that writes when the test says so. */
function createHeldOutput(): { write: WriteText; text: () => string; finish: (error?: Error) => void } {
  const texts: string[] = [];
  let going: { text: string; done: (error?: Error) => void } | undefined;
  return {
    write: (text, done) => (going = { text, done }),
    text: () => texts.join(''),
    finish: (error) => {
      const ended = going;
      going = undefined;
      if (!error) texts.push(ended?.text ?? '');
      ended?.done(error);
    },
  };
}

const messages = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

describe('the log', () => {
  it('is written in order, and whole', () => {
    const output = createHeldOutput();
    const { log, amiss } = createLog('info', output.write);
    const said = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    for (const one of said) log.info(one);
    output.finish();
    output.finish();
    expect(messages(output.text())).toEqual(said);
    expect(amiss()).toEqual([]);
  });

  it('that nobody reads waits for nobody: what is too much is dropped, counted, and told once it is read again', () => {
    const output = createHeldOutput();
    const { log, amiss } = createLog('info', output.write, 10_000);
    for (let line = 0; line < 1000; line += 1) log.info('x'.repeat(50));
    const [told = ''] = amiss().map(({ text }) => text);
    const lost = Number(/^\d+/.exec(told)?.[0]);
    output.finish();
    output.finish();
    output.finish();
    const lines = messages(output.text());
    expect(output.text()).toContain(`"lost":${lost}`);
    expect(lines.filter((line) => line.startsWith('x'))).toHaveLength(1000 - lost);
    expect(output.text().length).toBeLessThan(11_000);
  });

  it('on a full disk loses what it could not write, and goes on when there is room', () => {
    const output = createHeldOutput();
    const { log, amiss } = createLog('info', output.write);
    log.info('lost');
    output.finish(new Error('ENOSPC'));
    expect(amiss()).toHaveLength(1);
    log.info('kept');
    output.finish();
    output.finish();
    expect(messages(output.text())[0]).toBe('kept');
    expect(output.text()).toContain('"lost":1');
  });

  it('is written before the end where that is possible, and not waited for where it is not', async () => {
    const output = createHeldOutput();
    const { log, flush } = createLog('info', output.write);
    await flush(3600);
    log.info('the last word');
    const flushed = flush(3600);
    output.finish();
    await flushed;
    log.info('said to nobody');
    await flush(0.01);
    expect(messages(output.text())).toEqual(['the last word']);
  });
});
