// The language model alone on an otherwise idle machine.
import type { Engine } from '../../engine/engine.ts'
import { opening } from '../../engine/stages/llm/prompt.ts'
import { percentiles } from '../../shared/percentiles.ts'
import type { ChatMessage } from '../../engine/ports.ts'
import type { LlmFigures } from './stage-figures.ts'
import { repeated, type Runs, type StageOptions } from './repeated.ts'

const QUESTIONS = [
  'Why is the sky blue during the day?',
  'How many hours should an adult sleep?',
  'What is the tallest mountain in Europe?',
  'Who painted the ceiling of the Sistine Chapel?',
  'How does a microwave oven heat food?',
]
/** As long as a short spoken reply. */
const REPLY_TOKENS = 40

export async function measureLlm(
  { llm }: Engine,
  runs: Runs,
  { signal, progress }: StageOptions,
): Promise<LlmFigures> {
  const system = opening(new Date())
  const ask = (messages: ChatMessage[]) =>
    firstAndRate(llm.answer(messages, { signal, maxTokens: REPLY_TOKENS }))

  const cold = await repeated(runs.llm, 'language model, cold', progress, async (run) => {
    // A first line of its own makes every prompt differ from its start on.
    const first = { role: 'system', content: `Conversation ${run + 1} of ${Date.now()}.` } as const
    return await ask(chat([first, ...system], question(run)))
  })
  for await (const batch of llm.prefill(chat(system, ''), { signal })) void batch
  const warm = await repeated(runs.llm, 'language model, warm', progress, (run) =>
    ask(chat(system, question(run))),
  )
  const prefilled = await repeated(runs.llm, 'language model, prefilled', progress, async (run) => {
    const text = question(run + 1)
    const known = text.split(' ').slice(0, -2).join(' ')
    for await (const batch of llm.prefill(chat(system, known), { signal })) void batch
    return await ask(chat(system, text))
  })
  const firstMs = (answers: { firstMs: number }[]) => percentiles(answers.map((one) => one.firstMs))
  return {
    first_token_cold_ms: firstMs(cold),
    first_token_warm_ms: firstMs(warm),
    first_token_prefilled_ms: firstMs(prefilled),
    tokens_per_second: percentiles([...cold, ...warm, ...prefilled].map((one) => one.perSecond)),
  }
}

const question = (run: number): string => QUESTIONS[run % QUESTIONS.length]!

function chat(before: ChatMessage[], user: string): ChatMessage[] {
  return [...before, { role: 'user', content: user }]
}

/** A delta is a token (a few only where a character takes several). */
async function firstAndRate(
  deltas: AsyncIterable<string>,
): Promise<{ firstMs: number; perSecond: number }> {
  const startMs = performance.now()
  const deltasMs: number[] = []
  for await (const _delta of deltas) deltasMs.push(performance.now() - startMs)
  const [firstMs = NaN] = deltasMs
  // Up to the last delta: tokens behind it, by which the model ends its reply, bring none.
  const restMs = (deltasMs.at(-1) ?? NaN) - firstMs
  const further = deltasMs.length - 1
  return { firstMs, perSecond: further > 0 ? (further * 1000) / restMs : NaN }
}
