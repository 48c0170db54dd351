// The model within one of several conversations that are held at once.
import type { Llm } from '../../ports.ts'

/** `llm` that keeps what it has read in the cache of conversation `conversation`. */
export function inConversation(llm: Llm, conversation: number): Llm {
  return {
    get info() {
      return llm.info
    },
    answer: (messages, options) => llm.answer(messages, { ...options, conversation }),
    prefill: (messages, options) => llm.prefill(messages, { ...options, conversation }),
  }
}
