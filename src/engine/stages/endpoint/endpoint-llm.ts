// A language model behind /v1/chat/completions, streamed.
import type { OpenAI } from 'openai'
import type { ChatMessage, EngineInfo, Llm } from '../../ports.ts'
import { ReplyForm } from '../llm/reply-form.ts'
import { SpokenText } from '../llm/spoken-text.ts'
import { chatMessages, type ChatForm } from './chat-messages.ts'
import { inTime, within } from './deadline.ts'
import type { EndpointClient } from './endpoint-client.ts'
import { WrongAnswer } from './endpoint-error.ts'
import { RepeatStop } from './repeat-stop.ts'
import { infoOf, useOf } from './failover.ts'

/** A spoken reply has a few hundred bytes a token at most, with all that stands around it. */
const MOST_BYTES = 2_000_000
/** To read the opening on a slow machine for the first time. */
const WARM_UP_MS = 60_000

type AnswerOptions = Pick<
  Parameters<Llm['answer']>[1],
  'signal' | 'maxTokens' | 'onCommand' | 'onProvider'
>

export class EndpointLlm {
  readonly info: EngineInfo
  private form: ChatForm = 'as-is'

  constructor(private readonly client: EndpointClient) {
    this.info = infoOf(client)
  }

  /**
   * Reads the opening once, so that the server has it in its memory when somebody waits, and finds out in which form it
   * takes messages: some templates know one system message, at the beginning.
   * @throws where it cannot be used; the reason of `signal`
   */
  async warmUp(messages: readonly ChatMessage[], signal: AbortSignal): Promise<void> {
    const ask = () =>
      within(WARM_UP_MS, signal, async (stop) => {
        const { api } = await this.client.api(MOST_BYTES)
        await api.chat.completions.create(this.body(messages, 1), { signal: stop })
      })
    try {
      await ask()
    } catch (error) {
      if (!isRefusal(error)) throw error
      this.form = 'one-system-message'
      await ask()
    }
  }

  /**
   * The reply as text deltas; a command in brackets goes to `onCommand`.
   * @throws what `endpointError` takes: TooLate, WrongAnswer, what the library throws
   */
  async *answer(
    messages: readonly ChatMessage[],
    options: AnswerOptions,
  ): AsyncGenerator<string, void, void> {
    const { signal, maxTokens, onCommand } = options
    const reply = new ReplyForm()
    const spoken = new SpokenText()
    const repeats = new RepeatStop()
    let deltas = 0
    let isOver = false
    const stream = inTime(this.client.limits, signal, (stop) =>
      this.deltas(messages, { ...options, signal: stop }),
    )
    for await (const delta of stream) {
      // Some servers know no bound.
      if (++deltas > 2 * maxTokens) break
      const part = reply.push(delta)
      if (part.command !== undefined) onCommand?.(part.command)
      const text = spoken.push(repeats.push(part.text))
      if (text) yield text
      isOver = reply.isOver || repeats.isOver
      if (isOver) break
    }
    if (isOver && !repeats.isOver) return void (yield* flushed(spoken.flush()))
    const rest = reply.flush()
    if (rest.command !== undefined) onCommand?.(rest.command)
    yield* flushed(spoken.push(repeats.push(rest.text)) + spoken.flush())
  }

  /** @throws WrongAnswer where the stream ends before the reply does, or there is none */
  private async *deltas(
    messages: readonly ChatMessage[],
    { signal, maxTokens, onProvider }: AnswerOptions,
  ): AsyncGenerator<string, void, void> {
    const { api, times } = await this.client.api(MOST_BYTES)
    const body = { ...this.body(messages, maxTokens), stream: true as const }
    const chunks = await api.chat.completions.create(body, { signal })
    let isEnded = false
    let isEmpty = true
    for await (const chunk of chunks) {
      const choice = Array.isArray(chunk?.choices) ? chunk.choices[0] : undefined
      const text: unknown = choice?.delta?.content
      if (typeof text === 'string' && text !== '') {
        if (isEmpty) onProvider?.(useOf(this.client, times))
        isEmpty = false
        yield text
      }
      if (choice?.finish_reason) isEnded = true
    }
    signal.throwIfAborted()
    if (!isEnded) throw new WrongAnswer('broke off in the middle of its answer')
    if (isEmpty) throw new WrongAnswer('answered with nothing')
  }

  private body(messages: readonly ChatMessage[], maxTokens: number) {
    return {
      model: this.client.endpoint.model,
      messages: chatMessages(messages, this.form) as OpenAI.ChatCompletionMessageParam[],
      max_tokens: maxTokens,
      temperature: 0, // as the built-in model
    }
  }
}

function* flushed(text: string): Generator<string, void, void> {
  if (text) yield text
}

/** The server is there and did not like the request. */
function isRefusal(error: unknown): boolean {
  const { status } = error as { status?: unknown }
  return status === 400 || status === 422 || status === 500
}
