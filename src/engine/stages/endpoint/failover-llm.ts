// A language model on a server, and the built-in one where that fails: on the same words, behind the last one that came.
import type { ChatMessage, Llm } from '../../ports.ts'
import { goOnSaying } from '../worker/going-on.ts'
import type { EndpointLlm } from './endpoint-llm.ts'
import { infoOf, isLossOf, Waiting, whileOpen, type Served } from './failover.ts'

type AnswerOptions = Parameters<Llm['answer']>[1]

/** @param local reads along all the while: so it can go on at once, and tells whether the user's words sound finished */
export function failoverLlm(server: EndpointLlm, local: Llm, served: Served): Llm {
  const { client, watch } = served

  async function* withServer(
    messages: readonly ChatMessage[],
    { onSoundsFinished, ...options }: AnswerOptions,
  ): AsyncGenerator<string, void, void> {
    const { signal, said: before = '', onProvider } = options
    const waiting = new Waiting()
    const asked = new AbortController()
    const stop = AbortSignal.any([signal, asked.signal])
    if (onSoundsFinished) void tellEnd(local, messages, stop, onSoundsFinished)
    const fromLocal = (said: string): AsyncIterable<string> => {
      asked.abort(new DOMException('it answers itself now', 'AbortError'))
      const rest = local.answer(messages, { ...options, said: before + said })
      return waiting.tellingFirst(rest, client, local.info, onProvider)
    }
    const fromServer = () => waiting.around(server.answer(messages, whileOpen(served, options)))
    const runs = [fromServer, fromLocal]
    try {
      yield* goOnSaying(runs, (error) => isLossOf(served, error, signal))
    } catch (error) {
      signal.throwIfAborted() // libraries have other words for it
      throw error
    } finally {
      asked.abort(new DOMException('the reply is over', 'AbortError'))
    }
  }

  return {
    get info() {
      return watch.isUp ? infoOf(client) : local.info
    },
    answer(messages, options) {
      const { onCommand, onProvider, said = '' } = options
      // What was begun here is ended here. And a server cannot be kept from commands where none may be given.
      const isServers = watch.isUp && said === '' && onCommand !== undefined
      if (isServers) return withServer(messages, options)
      const answer = local.answer(messages, options)
      if (watch.isUp) return answer
      return new Waiting().tellingFirst(answer, client, local.info, onProvider)
    },
    prefill: (messages, options) => local.prefill(messages, options),
  }
}

/** Asks the built-in model whether the user's words sound finished: no server can tell. */
async function tellEnd(
  local: Llm,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
  onSoundsFinished: (soundsFinished: boolean) => void,
): Promise<void> {
  try {
    for await (const delta of local.answer(messages, { signal, maxTokens: 1, onSoundsFinished })) {
      void delta
      break
    }
  } catch {
    // Then it is not known, and the pause is as long as after words that go on.
  }
}
