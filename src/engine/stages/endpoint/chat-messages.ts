// The conversation as servers take it.
import type { ChatMessage } from '../../ports.ts'

/** `one-system-message`: for templates that take no other, and refuse two messages of one role in a row. */
export type ChatForm = 'as-is' | 'one-system-message'

export interface PlainMessage {
  role: ChatMessage['role']
  content: string
}

export function chatMessages(messages: readonly ChatMessage[], form: ChatForm): PlainMessage[] {
  const plain = messages.map(({ role, content }) => ({ role, content }))
  return form === 'as-is' ? plain : withNotesInWords(plain)
}

/** Each system message but the first becomes the beginning of what the user says next. */
function withNotesInWords(messages: readonly PlainMessage[]): PlainMessage[] {
  const result: PlainMessage[] = []
  let notes: string[] = []
  for (const [index, { role, content }] of messages.entries()) {
    if (role === 'system' && index > 0) {
      notes.push(content)
      continue
    }
    const isUser = role === 'user'
    const text = isUser ? [...notes, content].join('\n\n') : content
    if (isUser) notes = []
    const last = result.at(-1)
    if (last?.role === role) last.content += `\n\n${text}`
    else result.push({ role, content: text })
  }
  return result
}
