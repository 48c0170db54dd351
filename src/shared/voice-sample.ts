// What a voice says when somebody wants to hear how it sounds.
import type { VoiceLanguage } from './voice-language.ts'

const ENGLISH = 'Hello! This is how I sound. What would you like to talk about?'

export const VOICE_SAMPLES: Readonly<Record<VoiceLanguage, string>> = {
  'en-us': ENGLISH,
  'en-gb': ENGLISH,
  es: '¡Hola! Así es como sueno. ¿De qué te gustaría hablar?',
  fr: 'Bonjour ! Voici ma voix. De quoi aimeriez-vous parler ?',
  it: 'Ciao! Questa è la mia voce. Di che cosa vorresti parlare?',
  pt: 'Olá! É assim que eu falo. Sobre o que você gostaria de conversar?',
}
