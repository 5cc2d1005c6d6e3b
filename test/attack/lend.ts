import { callSid, mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, tryAll, type Attack } from './attack.ts';
import {
  codePlace,
  elsewhereCases,
  forgedCases,
  isIn,
  noCodeCases,
  openLending,
  press,
} from './lend-cases.ts';

/** What somebody could do to be recorded, or to reach those who are, without a code. */
export const lendAttacks: readonly Attack[] = [
  {
    name: 'lend-way-in',
    tried:
      'a star and a right code at every menu and answer in two languages; eighteen things that are not codes, where a code is expected',
    right: 'nobody is recorded, or led to where speakers are',
    run: async (stage) => {
      const lending = await openLending(stage);
      return tryAll([...elsewhereCases(lending), ...noCodeCases(lending)], stage);
    },
  },
  {
    name: 'lend-forged-turns',
    tried:
      'turns of speakers from a call without a code; recordings of other accounts; wrong signatures; what the line asks of its desk, from outside; sounds by guessed addresses; codes made by strangers',
    right:
      'the first document, or refused; no recording is fetched; a speaker’s own call goes on as if nothing had been',
    run: async (stage) => {
      const lending = await openLending(stage);
      return tryAll(await forgedCases(lending), stage);
    },
  },
  {
    name: 'lend-guessing',
    tried: '600 guesses of a code in 200 calls at once, while callers call; then the right one',
    right:
      'none opens anything; after twenty, no code is checked for an hour, and a person with the right code is told so; callers do not wait',
    run: async (stage) => {
      const { line, code, wrong } = await openLending(stage);
      const place = await codePlace(line);
      const { result, worst } = await watchVoice(line.port, async () => {
        const documents: string[] = [];
        let begun = 0;
        const work = async (): Promise<void> => {
          while (begun < 600) {
            const [CallSid, Digits] = [
              callSid(1000 + (begun % 200)),
              begun % 2 ? wrong : String(10_000_000 + begun),
            ];
            begun += 1;
            documents.push(Digits === code ? '' : await press(line, place, { CallSid, Digits }));
          }
        };
        await Promise.all(Array.from({ length: 20 }, work));
        return documents;
      });
      const opened = result.filter(isIn).length;
      const told = await press(line, place, { CallSid: callSid(5000), Digits: code });
      const asKey = await press(line, place, { CallSid: callSid(5001), Digits: code.charAt(0) });
      return {
        happened: `${opened} of ${result.length} guesses opened the way; the right code after that ${isIn(told) ? 'too' : 'did not'}; ${tellWait(worst)}`,
        worst,
        faults: [
          ...faultsUnless(opened === 0, `${opened} guesses opened the way`),
          ...faultsUnless(!isIn(told), 'codes are looked at all the same'),
          ...faultsUnless(told !== asKey, 'whose code is right is not told why it opens nothing'),
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
        ],
      };
    },
  },
];
