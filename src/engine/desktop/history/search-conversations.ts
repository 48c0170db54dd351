// Finding conversations by their words, and naming them by their first.
import type { Conversation, ConversationEntry } from '../../../shared/window/conversations.ts'

const TITLE_LENGTH = 60
/** Characters shown on either side of what was found. */
const AROUND = 40

/** The list's line for `conversation`, or undefined where `search` has a word that it does not contain. */
export function entryOf(conversation: Conversation, search: string): ConversationEntry | undefined {
  const { id, title, startedAt, turns } = conversation
  const entry = { id, title, startedAt, turns: turns.length, excerpt: null }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return entry
  const said = turns.flatMap(({ summary }) => [summary.transcript, summary.reply])
  const all = [title, ...said].join('\n').toLowerCase()
  if (!words.every((word) => all.includes(word))) return undefined
  const text = said.find((line) => line.toLowerCase().includes(words[0]!))
  return { ...entry, excerpt: text === undefined ? null : excerpt(text, words[0]!) }
}

/** The first words of what was said first. */
export function titleOf(transcript: string): string {
  const text = transcript.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return 'Conversation'
  if (text.length <= TITLE_LENGTH) return text
  const cut = text.slice(0, TITLE_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_LENGTH / 2)).trimEnd()} …`
}

function excerpt(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word)
  const from = Math.max(0, at - AROUND)
  const to = Math.min(text.length, at + word.length + AROUND)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`
}
