/** A voice of Twilio's <Say>, with the language that it speaks; the two belong together. */
export interface Voice {
  readonly voice: string;
  readonly language: string;
}

/**
 * The pairs of voice and language that Twilio documents and this line may use.
 * Twilio checks neither: a wrong pair is only a warning in its debugger, and silence for the caller.
 * Source: https://www.twilio.com/docs/voice/twiml/say/text-speech
 */
const knownPairs: readonly string[] = [
  'en-US Polly.Joanna-Neural',
  'en-US Google.en-US-Neural2-F',
  'es-US Polly.Lupe-Neural',
  'es-US Google.es-US-Neural2-A',
  'fr-FR Polly.Lea-Neural',
  'fr-FR Google.fr-FR-Neural2-F',
  'pt-BR Polly.Camila-Neural',
  'pt-BR Google.pt-BR-Neural2-A',
  'cmn-CN Polly.Zhiyu-Neural',
  'cmn-CN Google.cmn-CN-Wavenet-A',
  'ar-XA Google.ar-XA-Wavenet-A',
  'arb Polly.Zeina',
  'ru-RU Google.ru-RU-Wavenet-A',
  'ru-RU Polly.Tatyana',
  'tr-TR Polly.Burcu-Neural',
  'tr-TR Google.tr-TR-Wavenet-A',
  'hi-IN Polly.Kajal-Neural',
  'hi-IN Google.hi-IN-Neural2-A',
  'pa-IN Google.pa-IN-Wavenet-A',
  'pa-IN Google.pa-IN-Standard-A',
  'bn-IN Google.bn-IN-Wavenet-A',
  'bn-IN Google.bn-IN-Standard-A',
  'gu-IN Google.gu-IN-Wavenet-A',
  'gu-IN Google.gu-IN-Standard-A',
  'vi-VN Google.vi-VN-Wavenet-A',
  'vi-VN Google.vi-VN-Standard-A',
  'ko-KR Polly.Seoyeon-Neural',
  'ko-KR Google.ko-KR-Neural2-A',
];

/** Whether Twilio speaks this language with this voice. */
export function isKnownVoice({ voice, language }: Voice): boolean {
  return knownPairs.includes(`${language} ${voice}`);
}

/**
 * The most characters that one <Say> of this voice takes; the text URL-encoded may have 4,500 beside it.
 * Source: https://www.twilio.com/docs/voice/twiml/say
 */
export function mostCharacters({ voice }: Voice): number {
  return voice.startsWith('Google.') ? 5000 : 3000;
}
