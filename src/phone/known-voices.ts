/** Voices of <Say> and the language each speaks. Source: https://www.twilio.com/docs/voice/twiml/say/text-speech */
const voices: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['Polly.Joanna-Neural', 'Polly.Matthew-Neural', 'Google.en-US-Neural2-F'],
  'es-US': ['Polly.Lupe-Neural', 'Polly.Pedro-Neural', 'Google.es-US-Neural2-A'],
  'fr-FR': ['Polly.Lea-Neural', 'Google.fr-FR-Neural2-F'],
  'pt-BR': ['Polly.Camila-Neural', 'Google.pt-BR-Neural2-A'],
  'cmn-CN': ['Polly.Zhiyu-Neural', 'Google.cmn-CN-Wavenet-A'],
  'ar-XA': ['Google.ar-XA-Wavenet-A'],
  arb: ['Polly.Zeina'],
  'ru-RU': ['Google.ru-RU-Wavenet-A', 'Polly.Tatyana'],
  'tr-TR': ['Polly.Burcu-Neural', 'Google.tr-TR-Wavenet-A'],
  'hi-IN': ['Polly.Kajal-Neural', 'Google.hi-IN-Neural2-A'],
  'pa-IN': ['Google.pa-IN-Wavenet-A', 'Google.pa-IN-Standard-A'],
  'bn-IN': ['Google.bn-IN-Wavenet-A', 'Google.bn-IN-Standard-A'],
  'gu-IN': ['Google.gu-IN-Wavenet-A', 'Google.gu-IN-Standard-A'],
  'vi-VN': ['Google.vi-VN-Wavenet-A', 'Google.vi-VN-Standard-A'],
  'ko-KR': ['Polly.Seoyeon-Neural', 'Google.ko-KR-Neural2-A'],
};

const mostEncoded = 4500;

/** What is wrong with a Say's voice and text; empty where nothing is. */
export function checkSay(
  voice: string | undefined,
  language: string | undefined,
  text: string,
): readonly string[] {
  const faults: string[] = [];
  if (voice === undefined || language === undefined || !voices[language]?.includes(voice)) {
    faults.push(`voice "${voice ?? ''}" is not known to speak "${language ?? ''}"`);
  }
  if (text === '') faults.push('<Say> has nothing to say');
  const most = voice?.startsWith('Google.') ? 5000 : 3000;
  if (text.length > most) faults.push(`<Say> has ${text.length} characters, over the ${most} of its voice`);
  const encoded = encodeURIComponent(text).length;
  if (encoded > mostEncoded) faults.push(`<Say> has ${encoded} characters URL-encoded, over ${mostEncoded}`);
  return faults;
}
