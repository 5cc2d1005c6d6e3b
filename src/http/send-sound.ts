import type { Request, Response } from 'express';

/**
 * Sends a sound out of memory, or the part of it that is asked for: Safari plays only what can be had in parts. What is asked in several parts is sent whole.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#section-14
 */
export function sendSound(request: Request, response: Response, sound: Buffer): void {
  response.set({ 'Content-Type': 'audio/wav', 'Accept-Ranges': 'bytes' });
  const tag = request.get('If-Range');
  const ranges = tag === undefined || tag === response.get('ETag') ? request.range(sound.length) : undefined;
  if (ranges === -1) {
    response.status(416).set('Content-Range', `bytes */${sound.length}`).end();
    return;
  }
  const [range] =
    typeof ranges === 'object' && ranges.type.toLowerCase() === 'bytes' && ranges.length === 1 ? ranges : [];
  if (!range) {
    response.send(sound);
    return;
  }
  const { start, end } = range;
  response
    .status(206)
    .set('Content-Range', `bytes ${start}-${end}/${sound.length}`)
    .send(sound.subarray(start, end + 1));
}
