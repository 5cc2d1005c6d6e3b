/** The states by what the lists call them: https://pe.usps.com/text/pub28/28apb.htm. */
const stateNames: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AS: 'American Samoa',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  GU: 'Guam',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  MP: 'Northern Mariana Islands',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VI: 'Virgin Islands',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

const codes = new Map(Object.entries(stateNames).map(([code, name]) => [name.toLowerCase(), code]));

/** A state's two letters, from these or from its name in any case; undefined where it is none. */
export function stateNamed(name: string): string | undefined {
  const letters = name.toUpperCase();
  return letters in stateNames ? letters : codes.get(name.toLowerCase());
}

/** A state's name, from its two letters. */
export function nameOfState(letters: string): string {
  return stateNames[letters] ?? letters;
}

/** The first three digits of ZIP codes, from and to, by state: https://pe.usps.com/text/LabelingLists.htm (L002). */
const prefixes: readonly (readonly [string, number, number])[] = [
  ['NY', 5, 5],
  ['PR', 6, 7],
  ['VI', 8, 8],
  ['PR', 9, 9],
  ['MA', 10, 27],
  ['RI', 28, 29],
  ['NH', 30, 38],
  ['ME', 39, 49],
  ['VT', 50, 54],
  ['MA', 55, 55],
  ['VT', 56, 59],
  ['CT', 60, 69],
  ['NJ', 70, 89],
  ['NY', 100, 149],
  ['PA', 150, 196],
  ['DE', 197, 199],
  ['DC', 200, 200],
  ['VA', 201, 201],
  ['DC', 202, 205],
  ['MD', 206, 219],
  ['VA', 220, 246],
  ['WV', 247, 268],
  ['NC', 270, 289],
  ['SC', 290, 299],
  ['GA', 300, 319],
  ['FL', 320, 339],
  ['FL', 341, 349],
  ['AL', 350, 369],
  ['TN', 370, 385],
  ['MS', 386, 397],
  ['GA', 398, 399],
  ['KY', 400, 427],
  ['OH', 430, 459],
  ['IN', 460, 479],
  ['MI', 480, 499],
  ['IA', 500, 528],
  ['WI', 530, 549],
  ['MN', 550, 567],
  ['DC', 569, 569],
  ['SD', 570, 577],
  ['ND', 580, 588],
  ['MT', 590, 599],
  ['IL', 600, 629],
  ['MO', 630, 658],
  ['KS', 660, 679],
  ['NE', 680, 693],
  ['LA', 700, 714],
  ['AR', 716, 729],
  ['OK', 730, 732],
  ['TX', 733, 733],
  ['OK', 734, 749],
  ['TX', 750, 799],
  ['CO', 800, 816],
  ['WY', 820, 831],
  ['ID', 832, 838],
  ['UT', 840, 847],
  ['AZ', 850, 865],
  ['NM', 870, 884],
  ['TX', 885, 885],
  ['NV', 889, 898],
  ['CA', 900, 961],
  ['HI', 967, 968],
  ['GU', 969, 969],
  ['OR', 970, 979],
  ['WA', 980, 994],
  ['AK', 995, 999],
];

/** ZIP codes in another state than their neighbors. */
const apart: Readonly<Record<string, string>> = { '06390': 'NY', '83414': 'WY', '96799': 'AS' };

/** The islands whose first four digits tell them from Guam's. */
const islands: Readonly<Record<string, string>> = { '9695': 'MP' };

/** The state of a ZIP code; undefined where the Post Office has given it to none, or to the armed forces. */
export function stateOfZip(zip: string): string | undefined {
  const prefix = Number(zip.slice(0, 3));
  return (
    apart[zip] ??
    islands[zip.slice(0, 4)] ??
    prefixes.find(([, from, to]) => prefix >= from && prefix <= to)?.[0]
  );
}
