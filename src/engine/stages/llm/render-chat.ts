// A conversation as tokens, in the chat template that the model's own file carries.
import {
  LlamaText,
  resolveChatWrapper,
  SpecialTokensText,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaModel,
  type Token,
  type Tokenizer,
} from 'node-llama-cpp'
import type { ChatMessage } from '../../ports.ts'
import { commonPrefixLength } from './common-prefix.ts'
import type { LlamaLoaded } from './llama-methods.ts'

/** What may follow an unfinished message: its end, another word, a mark. */
const CONTINUATIONS = ['', ' and', ', ', '?']
/**
 * What recognition puts behind whatever it has heard last: marks, and a genitive that it makes of a last breath
 * ("the largest ocean on Earth's?": 3 of 48 questions, which sounded unfinished and were waited for).
 */
const LAST_MARKS = /(?:['’]s)?[\s.?!,;:…。？！]*$/u

/** Texts whose tokens are kept, those of the opening among them; then all are forgotten. */
const MOST_KEPT = 1_000

const CHATML_END = '<|im_end|>\n'
const CHATML_REPLY = '<|im_start|>assistant\n'

/**
 * The template is what the weights were tuned to: of open talk it made 82 % sensible where the same questions as a
 * transcript ("Q: … A:") made 73 %, for three tokens more behind the last word (docs/latency.md, The prompt).
 */
export class ChatRenderer {
  /** See LlamaLoaded. */
  readonly template: LlamaLoaded['template']
  private readonly wrapper: ChatWrapper
  private readonly kept = new Map<string, Token[]>()
  private readonly tokenizer: Tokenizer

  constructor(private readonly model: LlamaModel) {
    const template: unknown = model.fileInfo.metadata.tokenizer?.chat_template
    // A model that thinks before it speaks is told not to; one that was never taught to must not see the word.
    const thinks = typeof template === 'string' && template.includes('<think>')
    const remembering = (text: string, ...options: unknown[]) => this.remembered(text, options)
    this.tokenizer = Object.assign(remembering, model.tokenizer)
    this.wrapper = resolveChatWrapper(
      model,
      thinks ? { customWrapperSettings: { qwen: { thoughts: 'discourage' } } } : {},
    )
    // Of the templates that let a model think, node-llama-cpp can tell Qwen's not to.
    const name = this.wrapper.wrapperName
    this.template = { name, isThinkingOff: thinks && /qwen/i.test(name) }
  }

  /** The whole prompt, up to where the reply begins. */
  prompt(messages: readonly ChatMessage[]): Token[] {
    const chatHistory = [...messages.map(item), { type: 'model' as const, response: [''] }]
    const { contextText } = this.wrapper.generateContextState({ chatHistory })
    return LlamaText(contextText.values.map(withoutEnd)).tokenize(this.tokenizer)
  }

  /** A prompt is rendered five times while somebody waits: 4 ms each, since 1,600 tokens of it are always the same. */
  private remembered(text: string, options: unknown[]): Token[] {
    const key = `${String(options)} ${text}`
    const known = this.kept.get(key)
    if (known) return known
    if (this.kept.size >= MOST_KEPT) this.kept.clear()
    const tokens = (this.model.tokenizer as (...args: unknown[]) => Token[])(text, ...options)
    this.kept.set(key, tokens)
    return tokens
  }

  /**
   * The part of the prompt that stands fast however the last message goes on, its words: the common prefix of their
   * continuations, so that no tokenizer needs special knowledge at the seam.
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
}

/**
 * The user's message ends where the assistant's begins; ChatML says so twice. Two tokens less behind the last word are
 * 50 ms less to wait on two cores, and of 94 turns of open talk as many were sensible without (docs/latency.md).
 */
function withoutEnd(value: LlamaText['values'][number]): LlamaText['values'][number] {
  const isSeam =
    value instanceof SpecialTokensText && value.value === `${CHATML_END}${CHATML_REPLY}`
  return isSeam ? new SpecialTokensText(CHATML_REPLY) : value
}

function item({ role, content }: ChatMessage): ChatHistoryItem {
  if (role === 'assistant') return { type: 'model', response: [content] }
  return { type: role, text: content }
}
