import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { signRequest } from '../src/phone/sign.ts';
import { keysTo } from './keys-to.ts';

const root = path.join(import.meta.dirname, '..');

const requestForm = {
  CallSid: `CA${'0'.repeat(32)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: '+12025550147',
};

interface Running {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves with what was matched once the output holds it. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly exit: Promise<number | null>;
}

/** Runs a script of the project with these settings and no others. */
function run(script: string, options: readonly string[], environment: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, script), ...options], {
    cwd: path.join(root, 'test'),
    env: { PATH: process.env.PATH, NODE_PATH: path.join(root, 'node_modules'), ...environment },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let text = '';
  const waiting = new Set<() => void>();
  const take = (data: Buffer): void => {
    text += data.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return {
    process: child,
    output: () => text,
    exit: once(child, 'close').then(([code]) => code as number | null),
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(text);
          if (match) resolve(match);
        };
        waiting.add(look);
        child.once('close', () => {
          reject(new Error(`it ended before ${pattern.source} was there:\n${text}`));
        });
        look();
      }),
  };
}

interface Demo extends Running {
  readonly voiceUrl: string;
  readonly token: string;
}

async function startDemo(environment: Record<string, string> = {}): Promise<Demo> {
  const running = run('src/main.ts', [], { PORT: '0', ...environment });
  const [, token = '', voiceUrl = ''] = await running.until(/TWILIO_AUTH_TOKEN=(\S+) .*--url (\S+)/);
  return { ...running, token, voiceUrl };
}

describe('a start with nothing configured', () => {
  it('says how to call it, and can be called so', async () => {
    const { token, voiceUrl } = await startDemo();
    const clock = createInstantClock();
    const { ended, keys } = await placeCall({
      line: { voiceUrl },
      authToken: token,
      clock,
      caller: createScript(clock, [{ press: '1' }, { press: '5' }]),
    });
    expect([ended, keys]).toEqual(['line', ['1', '5']]);
  });

  it('prints the address of its pages, which that address alone opens', async () => {
    const { until } = await startDemo();
    const [address = ''] = await until(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
    expect((await fetch(new URL('/phone', address))).status).toBe(403);
    const opened = await fetch(address, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(new URL('/phone', address), { headers: { Cookie: cookie } })).status).toBe(200);
  });

  it('answers on while nobody reads its log', async () => {
    const trails = { TRAILS_UNTIL: new Date(Date.now() + 3_600_000).toISOString().slice(0, 16) };
    const { process: child, token, voiceUrl } = await startDemo(trails);
    child.stdout?.pause();
    const { origin } = new URL(voiceUrl);
    const form = requestForm;
    const headers = { 'X-Twilio-Signature': signRequest(token, `${origin}/voice`, form) };
    // More than a pipe holds, and what Node has read of it.
    for (let turn = 0; turn < 2000; turn += 1) {
      const answer = await fetch(voiceUrl, { method: 'POST', headers, body: new URLSearchParams(form) });
      await answer.text();
    }
    expect((await fetch(new URL('/healthz', origin))).status).toBe(200);
  }, 30_000);

  it('finishes the request that it has begun when it is told to stop, and exits with 0', async () => {
    const { process: child, token, voiceUrl, exit, until } = await startDemo();
    const { port, origin } = new URL(voiceUrl);
    const body = new URLSearchParams(requestForm).toString();
    const signature = signRequest(token, `${origin}/voice`, requestForm);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /voice HTTP/1.1\r\nHost: x\r\nX-Twilio-Signature: ${signature}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 4)}`,
    );
    await (await fetch(new URL('/healthz', origin), { headers: { Connection: 'close' } })).text();
    child.kill('SIGTERM');
    await until(/stopping/);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.write(body.slice(4));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exit).toBe(0);
  });
});

describe('a start with nothing configured where a line is put to work', () => {
  it('is refused, since nobody could reach the demo in a container, and told what to give it', async () => {
    const { exit, output } = run('src/main.ts', [], { PORT: '0', NODE_ENV: 'production' });
    expect(await exit).toBe(1);
    expect(output()).toMatch(/PUBLIC_URL and TWILIO_AUTH_TOKEN are missing[^]*docker run --env-file/);
  });
});

describe('a start with half a configuration', () => {
  it('is refused with every fault at once', async () => {
    const { exit, output } = run('src/main.ts', [], {
      TWILIO_AUTH_TOKEN: '0123456789',
      PORT: 'none',
      LOG_LEVEL: 'loud',
    });
    expect(await exit).toBe(1);
    for (const name of ['PUBLIC_URL', 'PORT', 'LOG_LEVEL']) expect(output()).toContain(name);
  });

  it('is refused when LANGUAGES names one that cannot be spoken', async () => {
    const { exit, output } = run('src/main.ts', [], { LANGUAGES: 'es,tlh' });
    expect(await exit).toBe(1);
    expect(output()).toContain('tlh');
  });

  it('is refused with the setting to change when the port is taken', async () => {
    const { voiceUrl } = await startDemo();
    const { exit, output } = run('src/main.ts', [], { PORT: new URL(voiceUrl).port });
    expect(await exit).toBe(1);
    expect(output()).toContain('PORT');
  });
});

describe('"line start" where a real number is set up', () => {
  const environment = {
    PUBLIC_URL: 'https://line.example',
    TWILIO_AUTH_TOKEN: 'a-token-for-tests',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_PHONE_NUMBER: '+12025550100',
    HOTLINE_NAME: 'the Example Line',
    TEXT_MESSAGES: 'on',
    GUIDANCE: 'faq',
    REVIEWED_ONLY: 'off',
    DATABASE_URL: 'off',
    PORT: '0',
  };

  it('starts the real line, and says so and how to get the demo', async () => {
    const { output, until } = run('src/cli/line.ts', ['start'], environment);
    await until(/the line answers/);
    expect(output()).toMatch(/real line.*https:\/\/line\.example.*"npx line start --demo"/);
  });

  it('starts the demo where that is asked for, and says so and how to get the real line', async () => {
    const { output, until } = run('src/cli/line.ts', ['start', '--demo'], environment);
    await until(/TWILIO_AUTH_TOKEN=(\S+) .*--url (\S+)/);
    expect(output()).toMatch(/demo.*Without --demo/);
    expect(output()).not.toContain('a-token-for-tests');
  });
});

describe('the telephone in the terminal', () => {
  it('makes a call by itself and tells how to make it again', async () => {
    const call = run(
      'src/cli/line.ts',
      ['phone', '--lang', 'es', '--fast', '--keys', `${keysTo('contact')},-,h`],
      {},
    );
    expect(await call.exit).toBe(0);
    const [, keys = ''] = /--keys '([^']+)' --fast/.exec(call.output()) ?? [];
    const again = run('src/cli/line.ts', ['phone', '--lang', 'es', '--fast', '--keys', keys], {});
    expect(await again.exit).toBe(0);
    expect(again.output()).toBe(call.output());
  });

  it('calls another line, signing with the token of the environment', async () => {
    const { token, voiceUrl } = await startDemo();
    const options = ['--url', voiceUrl, '--fast', '--keys', '1,h'];
    expect(await run('src/cli/line.ts', ['phone', ...options], { TWILIO_AUTH_TOKEN: token }).exit).toBe(0);
    const refused = run('src/cli/line.ts', ['phone', ...options], { TWILIO_AUTH_TOKEN: 'another' });
    expect(await refused.exit).toBe(1);
    expect(refused.output()).toContain('11200');
  });

  it.each([
    ['keys that cannot be read', ['--keys', '1,x']],
    ['an address that is none', ['--url', 'voice']],
    ['another line without a token', ['--url', 'https://line.example/voice']],
  ])('refuses %s with a remedy', async (_what, options) => {
    const call = run('src/cli/line.ts', ['phone', ...options], {});
    expect(await call.exit).toBe(2);
    expect(call.output()).toMatch(/: .{10,}/);
  });
});
