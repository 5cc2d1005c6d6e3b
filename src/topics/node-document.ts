import * as z from 'zod';

export const name = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
  error: 'must be a name in small letters, digits and hyphens, such as for-missed',
});
export const line = name.meta({
  id: 'line',
  description: 'The key of a line: its words stand under it in prompts/<language>/<topic>.json.',
});
export const node = name.meta({
  id: 'node',
  description: 'The name of a node: its address, and its name in the counters.',
});
const language = z.string().regex(/^[a-z]{2,3}$/, { error: 'must be the code of a language, such as es' });
export const fact = z
  .string()
  .regex(/^[A-Z]{1,2}\d{1,2}$/, { error: 'must be the name of a fact in prompts/facts, such as C3' });
export const key = z
  .union([z.int().min(0).max(9), z.enum(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'])], {
    error: 'must be a key: a digit, "*" or "#"',
  })
  .describe('A key of the telephone.');
const condition = z
  .enum([
    'named',
    'unnamed',
    'several languages',
    'unreviewed',
    'made',
    'person',
    'texts',
    'connecting',
    'offices',
    'call backs',
    'no call backs',
    'keys',
  ])
  .describe('Said or offered only where the hotline or the language has it.');
const audience = { only: language.optional(), except: language.optional() };

export const spoken = z.strictObject({
  line,
  in: language.optional().describe('Spoken in this language, whatever the caller’s is.'),
  slow: z.literal(true).optional(),
  own: z
    .literal(true)
    .optional()
    .describe('A line for each language: the caller’s code is added to its key.'),
  ...audience,
  when: condition.optional(),
});

const told = z.enum([
  'person languages',
  'person opens',
  'uscis opens',
  'follows',
  'lists printed',
  'left number',
  'notice',
  'legal help',
]);

const utterance = z
  .union(
    [
      line,
      spoken,
      z.strictObject({ english: line }).describe('An English line, slowly, to callers of every language.'),
      z
        .strictObject({ 'in-english': line })
        .describe('“In English”, and the English line, to callers of other languages.'),
      z.strictObject({ part: name }).describe('What stands under this name in the parts, under say.'),
      z.strictObject({ pause: z.number().positive() }).describe('Silence, in seconds.'),
      z.strictObject({ sound: z.literal('chime') }),
      z.strictObject({ told }).describe('What is known only when it is said.'),
      z.strictObject({ ageOf: z.array(fact).min(1) }).describe('How old these facts are.'),
    ],
    {
      error:
        'must be a line’s key, or one of { line }, { english }, { in-english }, { part }, { pause }, { sound }, { told }, { ageOf }',
    },
  )
  .meta({ id: 'utterance', description: 'Something that is said.' });
export const say = z.array(utterance).meta({ id: 'say', description: 'What is said, in order.' });

export const message = z
  .union(
    [
      z.strictObject({ part: name }),
      say,
      z.strictObject({ say, patience: z.number().positive().optional(), ...audience }),
    ],
    {
      error: 'must be a list of what is said, { say, patience, only, except }, or { part }',
    },
  )
  .meta({
    id: 'message',
    description:
      'One message of an answer. After it the line waits a second for a key, or as long as `patience` says.',
  });

export const choice = z
  .union(
    [
      z.strictObject({ part: name, key: key.optional() }),
      z.strictObject({
        key,
        for: z.union([line, say]).describe('The words before “press N”.'),
        simply: line.optional().describe('Shorter words, after silence.'),
        to: node,
        when: condition.optional(),
        sets: z
          .enum(['morning', 'afternoon', 'evening', 'any', 'message', 'no message'])
          .optional()
          .describe('What it settles of being called back.'),
      }),
    ],
    { error: 'must be { key, for, to }, with simply and when where they are needed, or { part, key }' },
  )
  .meta({ id: 'choice', description: 'One way on: “for this, press N”.' });
const choices = z.array(choice);

const silence = z
  .union([z.enum(['ask', 'back']), z.strictObject({ to: node, then: node.optional() })], {
    error: 'must be ask, back, { to } or { to, then }',
  })
  .describe('What silence does once all is said: the choices are asked again, unless it says otherwise.');

const menu = z.strictObject({
  kind: z.literal('menu'),
  say: say.optional().describe('Said before the question, the first time only.'),
  ask: say.optional(),
  choices,
  paper: z.literal(true).optional().describe('A paper must be fetched first: the line waits longer.'),
  silence: silence.optional(),
});
const answer = z.strictObject({
  kind: z.literal('answer'),
  messages: z.array(message).min(1),
  choices: choices.optional(),
  silence: silence.optional(),
  facts: z.array(fact).optional(),
  again: z.int().min(0).optional().describe('The message that “again” says; the first, 0, unless set.'),
  repeats: z
    .literal(true)
    .optional()
    .describe('Silence says it once more before the choices are asked again.'),
});
const script = z
  .strictObject({
    kind: z.literal('script'),
    machine: line.optional().describe('The word for the machine that answers, where one does.'),
    promise: line
      .optional()
      .describe('What is said of that word where the source itself names it for this case.'),
    person: z.array(line).min(1).describe('The sentences for the person who answers.'),
    facts: z.array(fact),
    connect: node.optional().describe('Where the caller is connected.'),
  })
  .describe('English words to say to somebody who is called: taught whole, explained, and in pieces.');
const handover = z.strictObject({
  kind: z.literal('handover'),
  to: z.enum(['person', 'uscis', 'office']),
  say,
  waiting: say.optional().describe('Said between two rings to whoever waits.'),
  then: z.strictObject({
    completed: node.optional(),
    busy: node.optional(),
    'no-answer': node.optional(),
    failed: node.optional(),
  }),
});
const sending = z.strictObject({
  kind: z.literal('sending'),
  then: z.strictObject({ sent: node, failed: node, already: node, enough: node, cannot: node }),
});
const phone = z.strictObject({ kind: z.literal('phone'), ask: say, again: say, then: node, without: node });
const ownPhone = z.strictObject({ kind: z.literal('own phone'), then: node, without: node });
const leaving = z.strictObject({
  kind: z.literal('leaving'),
  then: z.strictObject({ kept: node, already: node, enough: node, failed: node }),
});
const zip = z.strictObject({
  kind: z.literal('zip'),
  ask: say,
  again: say,
  offices: node,
  nobody: node,
  without: node,
});
const offices = z.strictObject({
  kind: z.literal('offices'),
  say,
  lines: z.strictObject({
    printed: line,
    old: line,
    miles: z.record(z.string().regex(/^\d+$/), line),
    inState: line,
    forCourt: line,
    own: line,
    onlyUscis: line,
    speaks: line,
    open: line,
    opens: line,
    called: line,
    number: line,
    extension: line,
    again: line,
    digits: z.array(line).length(10),
  }),
  forNext: z.strictObject({ next: line, more: line, first: line }),
  choices,
});

export const nodeDocument = z.discriminatedUnion(
  'kind',
  [
    menu,
    answer,
    script,
    z.strictObject({ kind: z.literal('reading'), messages: z.array(message).min(1) }),
    z.strictObject({ kind: z.literal('languages'), zeros: z.literal(true).optional() }),
    zip,
    offices,
    handover,
    sending,
    phone,
    ownPhone,
    leaving,
    z.strictObject({ kind: z.literal('goodbye'), say, twice: z.literal(true).optional() }),
  ],
  {
    error:
      'needs a kind: menu, answer, script, reading, languages, zip, offices, handover, sending, phone, own phone, leaving or goodbye',
  },
);

export type NodeDocument = z.infer<typeof nodeDocument>;
export type ScriptDocument = z.infer<typeof script>;
export type UtteranceDocument = z.infer<typeof utterance>;
export type MessageDocument = z.infer<typeof message>;
export type ChoiceDocument = z.infer<typeof choice>;
