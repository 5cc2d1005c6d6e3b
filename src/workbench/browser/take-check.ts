import { visitorHere } from './kept.ts';
import type { HeldTake } from './kept-take.ts';
import type { Say } from './words.ts';

/** What the line's rules say of a take; `also` tells that somebody else has recorded the line meanwhile. */
type Checked = Pick<HeldTake, 'verdict' | 'told'> & { readonly also?: string };

/** Has a take checked before anybody keeps it. Without a connection it stays unchecked, and can be kept all the same. */
export async function checkTake(url: string, sound: Blob, say: Say): Promise<Checked> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: sound,
      headers: {
        'Content-Type': sound.type === '' ? 'application/octet-stream' : sound.type,
        Accept: 'application/json',
        'Desk-Visitor': encodeURIComponent(visitorHere()),
      },
      redirect: 'manual',
    });
  } catch {
    return { verdict: 'unchecked', told: say('unchecked') };
  }
  if (response.status === 413) return { verdict: 'refused', told: say('tooLarge') };
  const answer = (await response.json().catch(() => ({}))) as {
    readonly seconds?: number;
    readonly refused?: string;
    readonly why?: string | readonly string[];
    readonly also?: string;
  };
  const also = answer.also === undefined ? {} : { also: answer.also };
  if (answer.seconds !== undefined) {
    return { verdict: 'good', told: say('good', { seconds: answer.seconds.toFixed(1) }), ...also };
  }
  if (answer.refused !== undefined) {
    return { verdict: 'refused', told: `${answer.refused} ${say('again')}`, ...also };
  }
  if (answer.why !== undefined) return { verdict: 'refused', told: [answer.why].flat().join(' ') };
  return { verdict: 'unchecked', told: say('failed') };
}
