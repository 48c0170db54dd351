// What was said in this conversation, as the model shall remember it: only what was really heard.
import type { ChatMessage } from '../ports.ts'

/** Past so many turns the oldest half is dropped at once: each drop costs the model its cached prefix. */
const MOST_TURNS = 20

export class History {
  private turns: { user: string; assistant: string }[] = []

  constructor(private readonly systemPrompt: () => string) {}

  /** What was heard of the last reply; undefined before the first. */
  get lastReply(): string | undefined {
    return this.turns.at(-1)?.assistant
  }

  /** The conversation as messages, ending with what the user says now. */
  withUser(text: string): ChatMessage[] {
    return [
      { role: 'system', content: this.systemPrompt() },
      ...this.turns.flatMap(({ user, assistant }): ChatMessage[] => [
        { role: 'user', content: user },
        { role: 'assistant', content: assistant },
      ]),
      { role: 'user', content: text },
    ]
  }

  /**
   * Remembers a turn. An interrupted reply is kept as far as it was heard, marked by an ellipsis, so that the
   * model neither repeats itself nor refers to what nobody heard.
   */
  add(turn: { transcript: string; heard: string; interrupted: boolean }): void {
    const assistant = turn.interrupted ? `${turn.heard} …`.trimStart() : turn.heard
    this.turns.push({ user: turn.transcript, assistant })
    if (this.turns.length > MOST_TURNS) this.turns.splice(0, MOST_TURNS / 2)
  }
}
