/** A voice of Twilio's <Say>, with the language that it speaks; the two belong together. */
export interface Voice {
  readonly voice: string;
  readonly language: string;
}

/** A language's voice, and the one of another vendor that can stand in for it. */
interface VoicePair {
  readonly voice: Voice;
  readonly spareVoice: Voice;
}

const pair = (language: string, voice: string, spare: string, spareLanguage = language): VoicePair => ({
  voice: { language, voice },
  spareVoice: { language: spareLanguage, voice: spare },
});

/**
 * The pairs of voice and language that Twilio documents and this line may use, by the code of the language they speak.
 * Twilio checks neither: a wrong pair is only a warning in its debugger, and silence for the caller.
 * Source: https://www.twilio.com/docs/voice/twiml/say/text-speech
 */
export const knownVoices: Readonly<Partial<Record<string, VoicePair>>> = {
  en: pair('en-US', 'Polly.Joanna-Neural', 'Google.en-US-Neural2-F'),
  es: pair('es-US', 'Polly.Lupe-Neural', 'Google.es-US-Neural2-A'),
  fr: pair('fr-FR', 'Polly.Lea-Neural', 'Google.fr-FR-Neural2-F'),
  pt: pair('pt-BR', 'Polly.Camila-Neural', 'Google.pt-BR-Neural2-A'),
  zh: pair('cmn-CN', 'Polly.Zhiyu-Neural', 'Google.cmn-CN-Wavenet-A'),
  ar: pair('ar-XA', 'Google.ar-XA-Wavenet-A', 'Polly.Zeina', 'arb'),
  ru: pair('ru-RU', 'Google.ru-RU-Wavenet-A', 'Polly.Tatyana'),
  tr: pair('tr-TR', 'Polly.Burcu-Neural', 'Google.tr-TR-Wavenet-A'),
  hi: pair('hi-IN', 'Polly.Kajal-Neural', 'Google.hi-IN-Neural2-A'),
  pa: pair('pa-IN', 'Google.pa-IN-Wavenet-A', 'Google.pa-IN-Standard-A'),
  bn: pair('bn-IN', 'Google.bn-IN-Wavenet-A', 'Google.bn-IN-Standard-A'),
  gu: pair('gu-IN', 'Google.gu-IN-Wavenet-A', 'Google.gu-IN-Standard-A'),
  vi: pair('vi-VN', 'Google.vi-VN-Wavenet-A', 'Google.vi-VN-Standard-A'),
  ko: pair('ko-KR', 'Polly.Seoyeon-Neural', 'Google.ko-KR-Neural2-A'),
};

const isSame = (one: Voice, other: Voice): boolean =>
  one.voice === other.voice && one.language === other.language;

/** Whether Twilio speaks this language with this voice. */
export function isKnownVoice(voice: Voice): boolean {
  return Object.values(knownVoices).some(
    (known) => known && (isSame(known.voice, voice) || isSame(known.spareVoice, voice)),
  );
}

/**
 * The most characters that one <Say> of this voice takes; the text URL-encoded may have 4,500 beside it.
 * Source: https://www.twilio.com/docs/voice/twiml/say
 */
export function mostCharacters({ voice }: Voice): number {
  return voice.startsWith('Google.') ? 5000 : 3000;
}
