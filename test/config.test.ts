import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/config/read.ts';
import { SettingsError } from '../src/config/settings-error.ts';

const production = {
  PUBLIC_URL: 'https://line.example.org',
  TWILIO_AUTH_TOKEN: '0123456789abcdef',
  GUIDANCE: 'faq',
  REVIEWED_ONLY: 'off',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment, ['es', 'en']);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('settings', () => {
  it('with nothing set are a demo with a token of its own each time', () => {
    const one = readSettings({});
    expect(one).toMatchObject({ mode: 'demo', port: 3000, publicUrl: undefined });
    expect(readSettings({}).authToken).not.toBe(one.authToken);
  });

  it('with address and token are production', () => {
    expect(readSettings(production)).toMatchObject({ mode: 'production', publicUrl: production.PUBLIC_URL });
  });

  it('listen on the loopback address unless told otherwise', () => {
    expect(readSettings(production).host).toBe('127.0.0.1');
    expect(readSettings({ ...production, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it('turn trails on for 24 hours at most, by the clock of the time zone', () => {
    const at = (until: string): Parameters<typeof readSettings> => [
      { TRAILS_UNTIL: until, TIME_ZONE: 'America/New_York' },
      undefined,
      Date.parse('2026-12-01T12:00:00Z'),
    ];
    expect(readSettings(...at('2026-12-02T07:00')).trailsUntil).toBe(Date.parse('2026-12-02T12:00:00Z'));
    expect(() => readSettings(...at('2026-12-02T07:01'))).toThrow(/TRAILS_UNTIL .*24 hours/);
    expect(readSettings(...at('2026-11-01T07:00')).trailsUntil).toBeLessThan(Date.parse('2026-12-01'));
    for (const wrong of ['tomorrow', '2026-11-31T12:00', '2026-12-01'])
      expect(() => readSettings(...at(wrong))).toThrow(/TRAILS_UNTIL must be/);
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PUBLIC_URL: '', PORT: ' ' })).toMatchObject({ mode: 'demo', port: 3000 });
  });

  it.each([
    ['EST', 'America/New_York'],
    ['pst8pdt', 'America/Los_Angeles'],
    ['MST', 'America/Phoenix'],
    ['Central', 'America/Chicago'],
    ['GMT', 'UTC'],
    ['Etc/GMT+5', 'America/New_York'],
  ])('name the place that is meant by %s: %s', (zone, place) => {
    const [fault = ''] = faultsOf({ TIME_ZONE: zone });
    expect(fault).toMatch(/^TIME_ZONE must be a place/);
    expect(fault).toContain(place);
  });

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(readSettings({}))).toBe(true);
  });

  it.each([
    ['PUBLIC_URL', { ...production, PUBLIC_URL: '' }],
    ['TWILIO_AUTH_TOKEN', { ...production, TWILIO_AUTH_TOKEN: '' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: 'http://line.example.org' }],
    ['PUBLIC_URL', { ...production, PUBLIC_URL: 'https://line.example.org/voice' }],
    ['TWILIO_AUTH_TOKEN', { ...production, TWILIO_AUTH_TOKEN: 'short' }],
    ['TWILIO_AUTH_TOKEN', { ...production, TWILIO_AUTH_TOKEN: 'the-old-token,short' }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
    ['HOST', { HOST: 'line.example.org' }],
    ['LANGUAGES', { LANGUAGES: 'es,es' }],
    ['LANGUAGES', { LANGUAGES: 'es,tlh' }],
    ['GUIDANCE', { ...production, GUIDANCE: '' }],
    ['GUIDANCE', { ...production, GUIDANCE: 'newest' }],
    ['REVIEWED_ONLY', { ...production, REVIEWED_ONLY: '' }],
    ['REVIEWED_ONLY', { ...production, REVIEWED_ONLY: 'yes' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['TEXT_COUNTRIES', { TEXT_COUNTRIES: 'US,ZZZ' }],
    ['TEXT_COUNTRIES', { TEXT_COUNTRIES: 'us' }],
    ['TEXTS_A_DAY', { TEXTS_A_DAY: '0' }],
    ['TEXT_VERIFIED_ONLY', { TEXT_VERIFIED_ONLY: 'yes' }],
    ['HOTLINE_NAME', { HOTLINE_NAME: 'x'.repeat(101) }],
  ])('name %s and a remedy when it is wrong: %o', (name, environment) => {
    const faults = faultsOf(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} .{20,}`));
  });

  it('tell every fault at once', () => {
    const environment = { PORT: 'x', LOG_LEVEL: 'x', PUBLIC_URL: production.PUBLIC_URL, LANGUAGES: 'es,tlh' };
    expect(faultsOf(environment)).toHaveLength(6);
  });
});
