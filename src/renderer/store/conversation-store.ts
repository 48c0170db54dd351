// The conversation of this window. Data only: the steps are in conversation.ts.
import { create } from 'zustand'
import { EMPTY, type Conversation } from './conversation.ts'

export const useConversation = create<Conversation>(() => EMPTY)

/** Takes one step: `step` gives the next state of the conversation. */
export function stepConversation(step: (state: Conversation) => Conversation): void {
  useConversation.setState((state) => step(state))
}

/** An empty log: the next turn begins a new conversation. */
export function clearConversation(): void {
  useConversation.setState(EMPTY)
}
