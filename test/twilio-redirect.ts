/**
 * What an instance is started with so that what it asks of Twilio's API is asked of this address of this machine: the settings of Node by which a
 * script is loaded before it.
 */
export function redirectTwilio(apiUrl: string): { readonly NODE_OPTIONS: string } {
  const { port, origin } = new URL(apiUrl);
  const script = [
    "import https from 'node:https';",
    "import http from 'node:http';",
    'https.request = (options, listener) => http.request(',
    `  { ...options, protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port: ${port}, agent: undefined, agents: undefined }, listener);`,
    'const { fetch } = globalThis;',
    `globalThis.fetch = (asked, init) => fetch(typeof asked === 'string' ? asked.replace('https://api.twilio.com', '${origin}') : asked, init);`,
  ].join('\n');
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(script)}` };
}
