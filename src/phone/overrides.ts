/** How an address wants to be asked, from its fragment. */
export interface Overrides {
  /** How often a failed request is made again. */
  readonly retries: number;
  /** Which failures are tried again. */
  readonly retryOn: readonly FailureKind[];
  /** Seconds to wait for an answer. */
  readonly readSeconds: number;
  /** Seconds to wait for a connection; undefined where the address leaves that to the phone company. */
  readonly connectSeconds: number | undefined;
}

/** How a request failed: no connection, no answer in time, or an answer of 4xx or 5xx. */
export type FailureKind = 'ct' | 'rt' | '4xx' | '5xx';

const allKinds: readonly FailureKind[] = ['ct', 'rt', '4xx', '5xx'];

/**
 * Reads connection overrides: rc retries, rp their reasons, rt and ct milliseconds.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function readOverrides(fragment: string): Overrides {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const number = (name: string, least: number, most: number): number | undefined => {
    const text = fields.get(name);
    return text !== null && /^\d+$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : undefined;
  };
  const reasons = (fields.get('rp') ?? 'ct').split(',');
  const connect = number('ct', 100, 10_000);
  return {
    retries: number('rc', 0, 5) ?? 1,
    retryOn: reasons.includes('all') ? allKinds : allKinds.filter((kind) => reasons.includes(kind)),
    readSeconds: (number('rt', 100, 15_000) ?? 15_000) / 1000,
    connectSeconds: connect === undefined ? undefined : connect / 1000,
  };
}
