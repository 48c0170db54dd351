// What was said in this conversation, as the model shall remember it: only what was really heard.
import type { ChatMessage } from '../../ports.ts'

/** Past so many turns the oldest half is dropped at once: each drop costs the model its cached prefix. */
const MOST_TURNS = 20

/** Told by the system: an ellipsis behind what was heard of a reply came back as the whole of the next one. */
const INTERRUPTED = 'The user interrupted you there.'
const NOTHING_HEARD = 'The user interrupted you before your reply was heard.'

/** Told in the language itself. */
const ANSWER_IN: Readonly<Record<string, string>> = {
  es: 'Responde en español.',
  fr: 'Réponds en français.',
  it: 'Rispondi in italiano.',
  pt: 'Responda em português.',
  de: 'Antworte auf Deutsch.',
}

interface HeardTurn {
  language: string
  user: string
  assistant: string
  interrupted: boolean
}

export class History {
  private turns: HeardTurn[] = []

  constructor(private readonly systemPrompt: () => string) {}

  /** What was heard of the last reply; undefined before the first. */
  get lastReply(): string | undefined {
    return this.turns.at(-1)?.assistant
  }

  /** ISO 639-1 code of what was spoken last; English before the first turn. */
  get language(): string {
    return this.turns.at(-1)?.language ?? 'en'
  }

  /**
   * The conversation as messages, ending with what the user says now. Another language than English is told in a
   * system message of its own behind the prompt, which stays as it is. Not beside the turn: a remark in the transcript
   * came back as the end of the replies ("(Réponds en anglais.)").
   * @param language ISO 639-1 code of `text` and of the reply
   */
  withUser(text: string, language = this.language): ChatMessage[] {
    return [
      { role: 'system', content: this.systemPrompt() },
      ...languageNote(language),
      ...this.turns.flatMap(messagesOf),
      { role: 'user', content: text },
    ]
  }

  /** Remembers a turn. Of an interrupted reply the model is told what was heard, and that it broke off there. */
  add(turn: { transcript: string; heard: string; interrupted: boolean; language?: string }): void {
    const { transcript, heard, interrupted, language = this.language } = turn
    this.turns.push({ language, user: transcript, assistant: heard, interrupted })
    if (this.turns.length > MOST_TURNS) this.turns.splice(0, MOST_TURNS / 2)
  }
}

function languageNote(language: string): ChatMessage[] {
  if (language === 'en') return []
  return [{ role: 'system', content: ANSWER_IN[language] ?? `Answer in ${nameOf(language)}.` }]
}

function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
}

function messagesOf({ user, assistant, interrupted }: HeardTurn): ChatMessage[] {
  const said: ChatMessage[] = assistant === '' ? [] : [{ role: 'assistant', content: assistant }]
  const note = assistant === '' ? NOTHING_HEARD : INTERRUPTED
  return [
    { role: 'user', content: user },
    ...said,
    ...(interrupted ? [{ role: 'system' as const, content: note }] : []),
  ]
}
