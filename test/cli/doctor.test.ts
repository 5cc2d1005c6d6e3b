import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examine } from '../../src/cli/doctor-checks.ts';
import type { Finding } from '../../src/cli/doctor-finding.ts';
import { openDesk } from '../../src/desk/database.ts';
import { openMembers } from '../../src/desk/members/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { startAccount, accountSid, hotline, type Account } from '../twilio-account.ts';
import { post, publicUrl, startTestLine } from '../test-line.ts';

const overrides = '#rc=2&rp=ct,rt,5xx&rt=4000';

const good = {
  voice_url: `${publicUrl}/voice${overrides}`,
  voice_method: 'POST',
  voice_fallback_url: '',
  voice_fallback_method: 'POST',
  status_callback: `${publicUrl}/voice/status`,
  status_callback_method: 'POST',
  voice_application_sid: '',
  trunk_sid: '',
};

interface Setup {
  readonly account?: Account;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the line is reached; the line itself unless given. */
  readonly reachedAt?: string;
}

async function findings({ account, environment = {}, reachedAt }: Setup): Promise<readonly Finding[]> {
  const line = await startTestLine();
  const api = await startAccount({ number: good, ...account });
  const settings = {
    PUBLIC_URL: publicUrl,
    TWILIO_AUTH_TOKEN: line.authToken,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_PHONE_NUMBER: hotline,
    GUIDANCE: 'faq',
    REVIEWED_ONLY: 'off',
    ...environment,
  };
  const found: Finding[] = [];
  for await (const finding of examine(settings, {
    api: api.url,
    line: reachedAt ?? new URL(line.voiceUrl).origin,
  })) {
    found.push(finding);
  }
  return found;
}

const faultsOf = (found: readonly Finding[]): readonly Finding[] =>
  found.filter(({ kind }) => kind === 'fault');

describe('the doctor', () => {
  it('finds no fault in a healthy line', async () => {
    const found = await findings({});
    expect(faultsOf(found)).toEqual([]);
    expect(found.filter(({ kind }) => kind === 'ok').length).toBeGreaterThan(8);
  });

  it.each<[string, number, Setup]>([
    ['half of the settings', 1, { environment: { PUBLIC_URL: '' } }],
    [
      'settings of a demo',
      1,
      { environment: { PUBLIC_URL: '', TWILIO_AUTH_TOKEN: '', TWILIO_PHONE_NUMBER: '' } },
    ],
    ['an address that leads nowhere', 1, { reachedAt: 'http://127.0.0.1:1' }],
    ['a token that the line does not have', 1, { environment: { TWILIO_AUTH_TOKEN: 'another-token' } }],
    ['a token that the account does not have', 1, { account: { isClosed: true } }],
    ['a trial', 1, { account: { type: 'Trial' } }],
    ['a suspended account', 1, { account: { status: 'suspended' } }],
    ['no business profile', 1, { account: { profiles: 0 } }],
    ['a number that is not the account’s', 1, { account: { number: undefined } }],
    [
      'a number that asks elsewhere',
      2,
      { account: { number: { ...good, voice_url: 'https://demo.twilio.com' } } },
    ],
    ['a number that asks by GET', 1, { account: { number: { ...good, voice_method: 'GET' } } }],
    ['a voice application', 1, { account: { number: { ...good, voice_application_sid: 'AP1' } } }],
    [
      'a fallback on the same host that does not answer',
      2,
      { account: { number: { ...good, voice_fallback_url: `${publicUrl}/edition/voice.xml` } } },
    ],
  ])('tells of %s, each fault with its remedy', async (_what, count, setup) => {
    const faults = faultsOf(await findings(setup));
    expect(faults.map(({ what }) => what)).toHaveLength(count);
    for (const { remedy } of faults) expect(remedy?.length).toBeGreaterThan(15);
  });

  it('tells how many requests that had a signature the line has refused, and what to do meanwhile', async () => {
    const refusing = await startTestLine();
    await post(refusing, '/voice', {}, { signature: 'x' });
    const found = await findings({ reachedAt: new URL(refusing.voiceUrl).origin });
    expect(found.filter(({ kind, what }) => kind === 'note' && what.startsWith('1 requests'))).toHaveLength(
      1,
    );
  });

  it('tells of no secret', async () => {
    const line = await startTestLine();
    const text = JSON.stringify(await findings({ environment: { TWILIO_AUTH_TOKEN: 'a-secret-token' } }));
    expect(text).not.toContain('a-secret-token');
    expect(text).not.toContain(line.authToken);
  });

  it('tells of a desk what keeps its members out: no database, tables of an older line, no owner', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const environment = { DESK: 'on', DATABASE_URL: `file:${path.join(folder, 'usage.db')}` };
    const url = deskDatabase(environment.DATABASE_URL);
    const aboutDesk = async (): Promise<readonly (readonly [string, boolean])[]> =>
      (await findings({ environment }))
        .filter(({ what }) => what.includes('desk'))
        .map(({ kind, remedy }) => [kind, remedy !== undefined] as const);
    expect(await aboutDesk()).toEqual([['note', true]]);
    expect(existsSync(path.join(folder, 'desk.db'))).toBe(false);
    writeFileSync(path.join(folder, 'desk.db'), '');
    expect(await aboutDesk()).toEqual([['fault', true]]);
    await (await openDesk(url)).close();
    expect(await aboutDesk()).toEqual([['fault', true]]);
    const members = await openMembers(url);
    expect(await aboutDesk()).toEqual([
      ['ok', false],
      ['fault', true],
    ]);
    const { secret, id } = await members.invite({ role: 'owner', languages: [] }, Date.now());
    await members.accept(
      { secret, id, name: 'Ana', credential: { kind: 'passphrase', kept: 'kept' } },
      Date.now(),
    );
    await members.close();
    expect(await aboutDesk()).toEqual([
      ['ok', false],
      ['ok', false],
    ]);
    writeFileSync(path.join(folder, 'desk.db'), 'no database at all, whatever its name says'.repeat(99));
    expect(await aboutDesk()).toEqual([['fault', true]]);
  }, 60_000);
});
