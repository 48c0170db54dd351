// Languages that the multilingual speech recognition knows well, by their own names.

export const LANGUAGES = [
  { value: 'en', text: 'English' },
  { value: 'auto', text: 'Whatever is spoken' },
  { value: 'de', text: 'Deutsch' },
  { value: 'es', text: 'Español' },
  { value: 'fr', text: 'Français' },
  { value: 'it', text: 'Italiano' },
  { value: 'nl', text: 'Nederlands' },
  { value: 'pl', text: 'Polski' },
  { value: 'pt', text: 'Português' },
  { value: 'ru', text: 'Русский' },
  { value: 'uk', text: 'Українська' },
  { value: 'ja', text: '日本語' },
  { value: 'ko', text: '한국어' },
  { value: 'zh', text: '中文' },
]
