// The language model's process: llama.cpp through node-llama-cpp, prompts matched to the KV cache of their conversation.
import {
  TokenBias,
  type LlamaModel,
  type SequenceEvaluateOptions,
  type Token,
} from 'node-llama-cpp'
import { CodedError } from '../../../shared/coded-error.ts'
import type { ChatMessage } from '../../ports.ts'
import { Heartbeat } from '../worker/heartbeat.ts'
import { serve } from '../worker/serve.ts'
import { BatchPace } from './batch-pace.ts'
import { fitMessages } from './fit-messages.ts'
import { LlamaCache } from './llama-cache.ts'
import type { Evaluated, LlamaMethods, Sampling } from './llama-methods.ts'
import { loadLlama, type OpenModel } from './load-llama.ts'
import { MessageEnd } from './message-end.ts'
import { ChatRenderer } from './render-chat.ts'
import { ReplyForm, type ReplyPart } from './reply-form.ts'
import { EMPTY_PHRASES, ReplyGuard } from './reply-guard.ts'
import { ThreadChoice } from './thread-choice.ts'
import { TokenText } from './token-text.ts'
import { ANSWER_PACE, warmUp } from './warm-up.ts'

/**
 * While the user speaks, an abort must free the cores soon. Not fewer than four: recognition has the cores between two
 * batches, a quarter of a second where the turn is long, and one token takes 57 ms where four take 138.
 */
const PREFILL_PACE = new BatchPace(50, 4)
/** Nothing is being said: what was, is read while the reply is heard. */
const CALM_PACE = new BatchPace(150, 4)
/** Tokens around one message, rounded up. */
const MESSAGE_OVERHEAD_TOKENS = 6
/** Kept free for the reply when only the prompt is prepared. */
const REPLY_RESERVE_TOKENS = 512
const REPEAT_WINDOW_TOKENS = 64
/** A token may be a bracket and what follows it. */
const BRACKETS = ['', ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ["\'(/{'].flatMap(
  (next) => [`[${next}`, ` [${next}`],
)
const SENTENCE_MARKS = ['.', '!', '?', '.\n', '!\n', '?\n', '.\n\n', '!\n\n', '."', '".']

/** What is remembered of one conversation. */
interface Conversation {
  cache: LlamaCache
  messageEnd: MessageEnd
}

interface Engine extends OpenModel {
  conversations: Conversation[]
  chat: ChatRenderer
  /** With one of these a command begins. */
  brackets: Token[]
  sentenceMarks: Token[]
  /** Tokens of what is not said, at the beginning of a text and within it. */
  emptyPhrases: Token[][]
}

let engine: Engine | undefined

serve<LlamaMethods>(
  {
    // eslint-disable-next-line require-yield -- streams nothing
    async *load(params, { signal }) {
      const open = await loadLlama(params)
      const chat = new ChatRenderer(open.model)
      const choice = new ThreadChoice(params.threads)
      const conversations = open.sequences.map((sequence) => ({
        cache: new LlamaCache(sequence, choice),
        messageEnd: new MessageEnd(open.model),
      }))
      engine = {
        ...open,
        chat,
        conversations,
        brackets: singleTokens(open.model, BRACKETS),
        sentenceMarks: singleTokens(open.model, SENTENCE_MARKS),
        emptyPhrases: EMPTY_PHRASES.flatMap((phrase) =>
          [phrase, ` ${phrase}`].map((text) => open.model.tokenize(text)),
        ),
      }
      const prompt = chat.prompt([...params.warmup, { role: 'user', content: '' }])
      const warmed: Evaluated[] = []
      for (const [i, sequence] of open.sequences.entries())
        warmed.push(await warmUp(sequence, prompt, params, conversations[i]!.cache, { signal }))
      const { build, model } = open
      const layers = { gpu: model.gpuLayers, all: model.fileInsights.totalLayers }
      const { contextSize } = conversations[0]!.cache
      return { build, contextSize, layers, template: chat.template, warmed: warmed[0]! }
    },

    async *answer(params, { signal }) {
      const { messages, maxTokens, sampling, asksEnd, mayCommand, said, conversation } = params
      const { model, chat, brackets } = loaded()
      const { cache, messageEnd } = held(conversation)
      const fitting = fit(messages, maxTokens)
      const guard = guardOf(fitting)
      const prompt = chat.prompt(fitting)
      // A blank at the end belongs to the next token; SpokenText does not say it twice.
      const begun = model.tokenize(said.trimEnd())
      const tokens = [...prompt, ...begun]
      const detokenize = (now: readonly Token[], before: readonly Token[]) =>
        model.detokenize(now, false, before)
      const text = new TokenText<Token>(detokenize, begun)
      const reply = new ReplyForm(said.trimEnd(), mayCommand)
      const most = Math.min(prompt.length + maxTokens, cache.contextSize - 1)
      let evaluatedTokens = 0
      let stopped: 'end' | 'length' = 'length'
      while (tokens.length < most) {
        const isFirst = tokens.length === prompt.length + begun.length
        const forbidden = reply.isCommand
          ? []
          : guard.forbidden(tokens.slice(prompt.length)).flatMap((token) => spellings(model, token))
        if (isFirst && said === '' && !mayCommand) forbidden.push(...brackets)
        const options = {
          ...samplingOptions(sampling, tokens, prompt.length),
          ...(forbidden.length > 0 && { tokenBias: TokenBias.for(model).set(forbidden, 'never') }),
        }
        const words = isFirst && said === '' && asksEnd ? chat.growing(fitting) : undefined
        const known = words && messageEnd.known(words)
        const look = words && known === undefined ? messageEnd.behind(words) : undefined
        const step = await cache.next(tokens, ANSWER_PACE, options, { signal, look })
        if (isFirst) evaluatedTokens = step.evaluated
        if (words) yield { soundsFinished: known ?? messageEnd.note(words, step.looked) }
        const { token } = step
        if (model.isEogToken(token)) {
          stopped = 'end'
          break
        }
        tokens.push(token)
        yield* chunks(reply.push(text.push(token)))
        if (reply.isOver) {
          stopped = 'end'
          break
        }
      }
      if (!reply.isOver) yield* chunks(reply.push(text.flush()))
      yield* chunks(reply.flush())
      const replyTokens = tokens.length - prompt.length
      return { promptTokens: prompt.length, evaluatedTokens, replyTokens, stopped }
    },

    async *prefill({ messages, isStable, conversation }, { signal }) {
      const { chat } = loaded()
      const { cache, messageEnd } = held(conversation)
      const fitting = fit(messages, REPLY_RESERVE_TOKENS)
      const words = chat.growing(fitting)
      const { length: promptTokens } = words
      const pace = messages.at(-1)?.content === '' ? CALM_PACE : PREFILL_PACE
      let evaluatedTokens = 0
      let soundsFinished = messageEnd.known(words)
      if (soundsFinished === undefined) {
        for (;;) {
          const { evaluated, left } = await cache.advance(words, pace, { signal })
          evaluatedTokens += evaluated
          if (left === 0) break
          yield left
        }
        const { sampling } = messageEnd
        const { token, evaluated } = await cache.next(words, pace, sampling, { signal })
        soundsFinished = messageEnd.note(words, token)
        evaluatedTokens += evaluated
      }
      if (isStable && soundsFinished) {
        const prompt = chat.prompt(fitting)
        evaluatedTokens += await cache.hold(prompt, PREFILL_PACE, { signal })
      }
      return { promptTokens, evaluatedTokens }
    },
  },
  { heartbeat: new Heartbeat() },
)

function singleTokens(model: LlamaModel, texts: readonly string[]): Token[] {
  return texts.flatMap((text) => {
    const tokens = model.tokenize(text)
    return tokens.length === 1 ? tokens : []
  })
}

/** A word at which `token` begins is not written without its blank either: "inAfrica". */
function spellings(model: LlamaModel, token: Token): Token[] {
  const text = model.detokenize([token])
  return text.startsWith(' ') ? [token, ...singleTokens(model, [text.trimStart()])] : [token]
}

function guardOf(messages: readonly ChatMessage[]): ReplyGuard<Token> {
  const { model, emptyPhrases, sentenceMarks: marks } = loaded()
  const own = messages.filter(({ isOpening }) => !isOpening)
  const replies = own.filter(
    ({ role, content }) => role === 'assistant' && !content.startsWith('['),
  )
  const earlier = replies.map(({ content }) => model.tokenize(content))
  const said = own.findLast(({ role }) => role === 'user')?.content ?? ''
  const user = model.tokenize(said.replace(/[\s.?!…]+$/u, ''))
  return new ReplyGuard({ earlier, user, marks, phrases: emptyPhrases }, (token) =>
    /\d/u.test(model.detokenize([token])),
  )
}

function* chunks({ text, command }: ReplyPart): Generator<string | { command: string }> {
  if (text) yield text
  if (command !== undefined) yield { command }
}

function loaded(): Engine {
  if (!engine) throw new CodedError('internal', 'the language model is not loaded')
  return engine
}

function held(conversation: number): Conversation {
  const { conversations } = loaded()
  return conversations[conversation % conversations.length]!
}

function fit(messages: readonly ChatMessage[], replyTokens: number): readonly ChatMessage[] {
  const { model, conversations } = loaded()
  return fitMessages(messages, conversations[0]!.cache.contextSize - replyTokens, (message) => {
    return model.tokenize(message.content).length + MESSAGE_OVERHEAD_TOKENS
  })
}

function samplingOptions(
  { temperature, topP, repeatPenalty, seed }: Sampling,
  tokens: readonly Token[],
  promptLength: number,
): SequenceEvaluateOptions {
  return {
    temperature,
    topP,
    seed: seed + tokens.length, // each token is sampled by itself: the same seed would repeat the same dice
    ...(repeatPenalty === 1
      ? {}
      : {
          repeatPenalty: {
            punishTokens: tokens.slice(promptLength).slice(-REPEAT_WINDOW_TOKENS),
            penalty: repeatPenalty,
          },
        }),
  }
}
