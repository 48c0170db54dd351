// What a voice speaks.

/** English as it is pronounced; else an ISO 639-1 code. Portuguese is Brazilian, Spanish is Castilian. */
export type VoiceLanguage = 'en-us' | 'en-gb' | 'es' | 'fr' | 'it' | 'pt'
