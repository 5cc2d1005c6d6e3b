/** The United States and its territories. */
const countries = ['US', 'PR', 'VI', 'GU', 'AS', 'MP'];
/** Kinds of numbers on which somebody earns who is called. */
const costly = ['PREMIUM_RATE', 'SHARED_COST'];

/** Tells whether a number, in E.164, is a phone in the United States that can be called at the usual price: what else has +1 may cost a fortune. */
export async function openUsPhones(): Promise<(number: string) => boolean> {
  // Some 10 MB, which only lines need that call members.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return (number) => {
    if (!/^\+1[2-9]\d{9}$/.test(number)) return false;
    const read = parsePhoneNumberFromString(number);
    if (read?.country === undefined || !read.isValid()) return false;
    return countries.includes(read.country) && !costly.includes(read.getType() ?? '');
  };
}
