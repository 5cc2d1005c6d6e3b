import express, { type RequestHandler } from 'express';

/** Takes in a body of JSON, and refuses a post of anything else: a form of another site can send no JSON. */
export function takeJson(limit: string | number): RequestHandler[] {
  return [express.json({ limit }), refuseOther];
}

const refuseOther: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && request.body === undefined)
    response.status(415).json({ fault: 'no JSON' });
  else next();
};
