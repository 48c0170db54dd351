// Keeps a conversation within the model's context by forgetting its oldest turns.
import { CodedError } from '../../../shared/coded-error.ts'
import type { ChatMessage } from '../../ports.ts'

/**
 * Drops whole messages after the opening, oldest first, until the rest has at most `budgetTokens`. It drops
 * in blocks of half the budget, counted from the beginning of the conversation: the cut then stays where it is for
 * many turns, and with it the prefix in the KV cache. What remains begins with a user's message.
 *
 * @param countTokens tokens of one message with its template
 * @throws CodedError usage when the opening and the last message alone are too long
 */
export function fitMessages(
  messages: readonly ChatMessage[],
  budgetTokens: number,
  countTokens: (message: ChatMessage) => number,
): readonly ChatMessage[] {
  const sizes = messages.map(countTokens)
  const total = sum(sizes)
  if (total <= budgetTokens) return messages
  const own = messages.findIndex(({ isOpening }) => !isOpening)
  const first = own < 0 ? messages.length : own
  const blockTokens = Math.max(1, Math.floor((budgetTokens - sum(sizes.slice(0, first))) / 2))
  const dropTokens = Math.ceil((total - budgetTokens) / blockTokens) * blockTokens
  let cut = first
  let dropped = 0
  while (cut < messages.length - 1 && (dropped < dropTokens || messages[cut]?.role !== 'user')) {
    dropped += sizes[cut++] ?? 0
  }
  if (total - dropped > budgetTokens) {
    const text = `this is too long for the language model (${total - dropped} tokens of ${budgetTokens}); say it in parts`
    throw new CodedError('usage', text)
  }
  return [...messages.slice(0, first), ...messages.slice(cut)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
