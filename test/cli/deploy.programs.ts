import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountSid, hotline, startAccount, type Account } from '../twilio-account.ts';
import { lineProgram } from '../line-program.ts';

const root = path.join(import.meta.dirname, '../..');
const before = {
  voice_url: 'https://demo.twilio.com/welcome',
  voice_method: 'GET',
  voice_fallback_url: '',
  voice_fallback_method: 'POST',
  status_callback: '',
  status_callback_method: 'POST',
  voice_application_sid: '',
  trunk_sid: '',
};

interface Desk {
  readonly api: Awaited<ReturnType<typeof startAccount>>;
  readonly folder: string;
  readonly deploy: (
    ...options: readonly string[]
  ) => Promise<{ readonly code: number | null; readonly output: string }>;
}

async function startDesk(account: Account = {}): Promise<Desk> {
  const api = await startAccount({ number: before, ...account });
  const folder = mkdtempSync(path.join(tmpdir(), 'deploy-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const deploy: Desk['deploy'] = (...options) =>
    new Promise((resolve) => {
      const child = spawn(
        process.execPath,
        [lineProgram, 'deploy', '--api', api.url, '--undo-folder', folder, ...options],
        {
          cwd: root,
          env: {
            PATH: process.env.PATH,
            PUBLIC_URL: 'https://line.example',
            TWILIO_AUTH_TOKEN: 'a-token-for-tests',
            TWILIO_ACCOUNT_SID: accountSid,
            GUIDANCE: 'faq',
            REVIEWED_ONLY: 'off',
          },
        },
      );
      let output = '';
      child.stdout.on('data', (data: Buffer) => (output += data.toString()));
      child.stderr.on('data', (data: Buffer) => (output += data.toString()));
      child.on('close', (code) => {
        resolve({ code, output });
      });
    });
  return { api, folder, deploy };
}

const number = ['--number', hotline];

describe('deploy', () => {
  it('sets a number up with the names that Twilio’s API has, shows before and after, and can be undone', async () => {
    const { api, folder, deploy } = await startDesk();
    const { code, output } = await deploy(...number, '--fallback', 'https://files.example/voice.xml');
    expect(code).toBe(0);
    expect(output).toContain(before.voice_url);
    expect(api.number()).toMatchObject({
      voice_url: 'https://line.example/voice#rc=2&rp=ct,rt,5xx&rt=4000',
      voice_method: 'POST',
      voice_fallback_url: 'https://files.example/voice.xml',
      voice_fallback_method: 'GET',
      status_callback: 'https://line.example/voice/status',
    });
    expect((await deploy(...number, '--fallback', 'https://files.example/voice.xml')).output).toContain(
      'already',
    );
    const [undo = ''] = readdirSync(folder);
    expect((await deploy('--undo', path.join(folder, undo))).code).toBe(0);
    expect(api.number()).toMatchObject(before);
  });

  it('sets up a number of a language of its own', async () => {
    const { api, deploy } = await startDesk();
    expect((await deploy(...number, '--lang', 'es')).code).toBe(0);
    expect(api.number().voice_url).toBe('https://line.example/voice?lang=es#rc=2&rp=ct,rt,5xx&rt=4000');
  });

  it('changes nothing in a dry run', async () => {
    const { api, folder, deploy } = await startDesk();
    expect((await deploy(...number, '--dry-run')).code).toBe(0);
    expect(api.number()).toMatchObject(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['voice_application_sid', 'trunk_sid'])(
    'refuses a number with a %s, and clears it only when told to',
    async (field) => {
      const { api, deploy } = await startDesk({ number: { ...before, [field]: 'XX1' } });
      const refused = await deploy(...number);
      expect(refused.code).toBe(1);
      expect(refused.output).toContain('--replace');
      expect(api.number()[field]).toBe('XX1');
      expect((await deploy(...number, '--replace')).code).toBe(0);
      expect(api.number()[field]).toBe('');
    },
  );

  it.each([
    [['--number', '+12025550100'], { number: undefined }],
    [[...number, '--fallback', 'https://line.example/voice.xml'], {}],
    [[...number, '--fallback', 'files.example/voice.xml'], {}],
    [[...number, '--lang', 'tlh'], {}],
    [number, { isClosed: true }],
  ])('says what is wrong, and sets nothing: %j', async (options, account: Account) => {
    const { api, deploy } = await startDesk(account);
    const { code, output } = await deploy(...options);
    expect(code).toBe(1);
    expect(output.length).toBeGreaterThan(20);
    expect(api.number()).toMatchObject(account.isClosed || 'number' in account ? {} : before);
    expect(api.requests.some(({ method }) => method === 'POST')).toBe(false);
  });
});
