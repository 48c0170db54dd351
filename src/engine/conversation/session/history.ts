// What was said in this conversation, as the model shall remember it: only what was really heard.
import type { ChatMessage } from '../../ports.ts'
import type { SaidBefore } from '../tools/tool.ts'

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
  command: string | undefined
  unsaid: string | undefined
  stops: boolean
}

/** What was said and answered. */
export interface Exchange {
  transcript: string
  heard: string
  interrupted: boolean
  /** ISO 639-1 code; the conversation's where absent. */
  language?: string
  command?: string | undefined
  /** What was left of the reply where it was interrupted. */
  unsaid?: string | undefined
  /** It was a wish for silence, about the turn before. */
  stops?: boolean
}

export class History {
  private turns: HeardTurn[] = []

  /** @param opening what stands before every conversation */
  constructor(private readonly opening: () => readonly ChatMessage[]) {}

  /** What was heard of the last reply, and what was left of it where it broke off: "Stop." may stand between. */
  get said(): SaidBefore {
    const last = this.turns.findLast(({ stops }) => !stops)
    return { lastReply: last?.assistant, unsaid: last?.unsaid }
  }

  /** All that the user has said. */
  get userWords(): string {
    return this.turns.map(({ user }) => user).join(' ')
  }

  /** ISO 639-1 code of what was spoken last; English before the first turn. */
  get language(): string {
    return this.turns.at(-1)?.language ?? 'en'
  }

  /**
   * The conversation as messages, ending with what the user says now. Another language than English is told by the last
   * message of the opening, which stays as it is. Not beside the turn: a remark in the transcript came back as the end
   * of the replies ("(Réponds en anglais.)").
   * @param language ISO 639-1 code of `text` and of the reply
   */
  withUser(text: string, language = this.language): ChatMessage[] {
    return [
      ...this.opening(),
      ...languageNote(language),
      ...this.turns.flatMap(messagesOf),
      { role: 'user', content: text },
    ]
  }

  /** The conversation as it will be once `turn` is remembered and the user says something: what can be read before. */
  after(turn: Exchange): ChatMessage[] {
    return [
      ...this.opening(),
      ...languageNote(turn.language ?? this.language),
      ...this.turnsWith(turn).flatMap(messagesOf),
      { role: 'user', content: '' },
    ]
  }

  /**
   * Remembers a turn. Of an interrupted reply the model is told what was heard, and that it broke off there; of what a
   * tool answered, the command too, or it would learn to promise such things without one.
   */
  add(turn: Exchange): void {
    this.turns = this.turnsWith(turn)
  }

  private turnsWith({ transcript, heard, language, ...rest }: Exchange): HeardTurn[] {
    const { interrupted, command, unsaid, stops = false } = rest
    const turn = { user: transcript, assistant: heard, interrupted, command, unsaid, stops }
    const all = [...this.turns, { language: language ?? this.language, ...turn }]
    return all.length > MOST_TURNS ? all.slice(MOST_TURNS / 2) : all
  }
}

function languageNote(language: string): ChatMessage[] {
  if (language === 'en') return []
  const content = ANSWER_IN[language] ?? `Answer in ${nameOf(language)}.`
  return [{ role: 'system', content, isOpening: true }]
}

function nameOf(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
}

function messagesOf({ user, assistant, interrupted, command }: HeardTurn): ChatMessage[] {
  const reply = command === undefined ? assistant : `[${command}] ${assistant}`
  const said: ChatMessage[] = assistant === '' ? [] : [{ role: 'assistant', content: reply }]
  const note = assistant === '' ? NOTHING_HEARD : INTERRUPTED
  return [
    { role: 'user', content: user },
    ...said,
    ...(interrupted ? [{ role: 'system' as const, content: note }] : []),
  ]
}
