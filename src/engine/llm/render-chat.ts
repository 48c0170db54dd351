// A conversation as tokens, in the chat template of the model at hand.
import {
  resolveChatWrapper,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp'
import type { ChatMessage } from '../ports.ts'
import { commonPrefixLength } from './common-prefix.ts'

/** What may follow an unfinished message: its end, another word, a mark. */
const CONTINUATIONS = ['', ' and', ', ', '?']
/** Marks that recognition puts behind whatever it has heard last, finished or not. */
const LAST_MARKS = /[\s.?!,;:…。？！]+$/u

export class ChatRenderer {
  private readonly wrapper: ChatWrapper

  constructor(private readonly model: LlamaModel) {
    // A reasoning model would think in silence while the user waits; others must not see its marks.
    const reasons = model.fileInfo.metadata.tokenizer.chat_template?.includes('<think>') ?? false
    this.wrapper = resolveChatWrapper(model, {
      warningLogs: false,
      ...(reasons ? { customWrapperSettings: { qwen: { thoughts: 'discourage' } } } : {}),
    })
  }

  /** The whole prompt, up to where the reply begins. */
  prompt(messages: readonly ChatMessage[]): Token[] {
    return this.render(messages).contextText.tokenize(this.model.tokenizer)
  }

  /**
   * The part of the prompt that stands fast however the last message goes on, its words: the common prefix of their
   * continuations, so that no template and no tokenizer needs special knowledge at the seam.
   */
  growing(messages: readonly ChatMessage[]): Token[] {
    const last = messages.at(-1)
    if (!last) return []
    const before = messages.slice(0, -1)
    const words = last.content.replace(LAST_MARKS, '')
    const whole = CONTINUATIONS.map((more) =>
      this.prompt([...before, { role: last.role, content: words + more }]),
    )
    const [first = [], ...others] = whole
    const length = Math.min(...others.map((other) => commonPrefixLength(first, other)))
    return first.slice(0, length)
  }

  /** Single tokens that end a reply in this template; the model's own end tokens end it anyway. */
  endTokens(): ReadonlySet<Token> {
    const { stopGenerationTriggers } = this.render([{ role: 'user', content: '' }])
    const ends = stopGenerationTriggers.map((trigger) => trigger.tokenize(this.model.tokenizer))
    return new Set(ends.flatMap((end) => (end.length === 1 ? end : [])))
  }

  private render(messages: readonly ChatMessage[]) {
    const chatHistory: ChatHistoryItem[] = messages.map(historyItem)
    return this.wrapper.generateContextState({
      chatHistory: [...chatHistory, { type: 'model', response: [] }],
    })
  }
}

function historyItem({ role, content }: ChatMessage): ChatHistoryItem {
  if (role === 'assistant') return { type: 'model', response: [content] }
  return { type: role, text: content }
}
