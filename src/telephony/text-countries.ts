/** Kinds of numbers that get texts: no premium, toll-free or personal numbers, whose texts somebody earns on, and no fixed lines. */
const kinds = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** Tells whether a number may get texts. */
export type MayGetTexts = (number: string) => boolean;

/**
 * Tells of numbers whether they are phones of these countries, named as US. The numbers of +1 are of many countries: what of them is of the
 * Caribbean or Canada is not of the US. Source: https://github.com/google/libphonenumber, by libphonenumber-js
 */
export async function openTextCountries(countries: readonly string[]): Promise<MayGetTexts> {
  // Some 10 MB, which only lines that send texts need.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return (number) => {
    const read = parsePhoneNumberFromString(number);
    if (read?.country === undefined || !read.isValid()) return false;
    return countries.includes(read.country) && kinds.includes(read.getType() ?? '');
  };
}
