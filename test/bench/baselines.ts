import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';
import twilio from 'twilio';

/** The servers that the line is measured beside, each in a process of its own. The document is what an answer of the line holds, to the byte. */
const [, , name = '', port = '', file = ''] = process.argv;
const document = readFileSync(file);
const type = 'text/xml; charset=utf-8';

const servers: Readonly<Record<string, () => RequestListener>> = {
  'node:http': () => (request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(document);
    });
  },
  'Express, nothing read': () => {
    const app = express();
    app.post(/.*/, (_request, response) => {
      response.set('Content-Type', type);
      response.end(document);
    });
    return app;
  },
  'Express, urlencoded': () => {
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.post(/.*/, (_request, response) => {
      response.set('Content-Type', type);
      response.end(document);
    });
    return app;
  },
  'Twilio app as in tutorials': () => {
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    const webhook = twilio.webhook({ protocol: 'https', host: 'line.example' });
    const said = document
      .toString()
      .replaceAll(/<[^>]+>/g, ' ')
      .trim();
    app.post(/.*/, webhook, (_request, response) => {
      const twiml = new twilio.twiml.VoiceResponse();
      const gather = twiml.gather({ numDigits: 1, action: '/voice', timeout: 8 });
      gather.say({ voice: 'Polly.Lupe-Neural', language: 'es-US' }, said);
      twiml.redirect('/voice');
      response.type('text/xml').send(twiml.toString());
    });
    return app;
  },
};

const make = servers[name];
if (!make) throw new Error(`there is no server "${name}": take of ${Object.keys(servers).join(', ')}`);
createServer(make()).listen(Number(port), '127.0.0.1', () => {
  process.send?.('ready');
});
