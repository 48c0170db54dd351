// What `models measure` prints of a model.
import { BUDGET_MS } from '../engine/figures/profile/choose-tier.ts'
import {
  isFasterThanSpeech,
  type MeasuredModel,
  type MeasuredRecogniser,
} from '../engine/figures/profile/measured-models.ts'
import { megabytes } from './model-table.ts'

export function modelLines(id: string, measured: MeasuredModel): string[] {
  const { voice_to_voice_ms: ms, talk } = measured
  const inTime = measured.keeps_up && ms <= BUDGET_MS
  const said =
    talk &&
    `${Math.round(talk.right * 100)} % of ${talk.turns} typed turns right, ${Math.round(talk.refusals * 100)} % declined, ${talk.false_claims} false claims`
  return lines(id, [
    ['loads in', seconds(measured.load_ms)],
    ['first token', `${Math.round(measured.first_token_ms)} ms behind the last word`],
    ['writes', `${measured.tokens_per_second} tokens a second`],
    ['memory', memory(measured)],
    ['answers in', `${ms} ms${inTime ? '' : LATE}`],
    ['keeps up', measured.keeps_up ? 'yes' : 'no: its voice would have to wait for words'],
    ['judged', said],
  ])
}

export function recogniserLines(id: string, measured: MeasuredRecogniser): string[] {
  const { voice_to_voice_ms: ms, usual_voice_to_voice_ms: usualMs } = measured
  const { misheard, usual_misheard: usual } = measured
  const keepsUp = isFasterThanSpeech(measured)
  const pace = (tookMs: number, ofSeconds: number): string =>
    `${tookMs} ms (${(tookMs / (ofSeconds * 1000)).toFixed(2)} of its length)`
  const missed = (where: 'quiet' | 'noise'): string =>
    `${misheard[where].errors} of ${misheard[where].words} words; usually ${usual[where].errors}`
  return lines(id, [
    ['loads in', seconds(measured.load_ms)],
    ['3 s of speech', pace(measured.clip_3s_ms, 3)],
    ['10 s of speech', `${pace(measured.clip_10s_ms, 10)}${keepsUp ? '' : SLOW}`],
    ['memory', memory(measured)],
    ['answers in', `${ms} ms${ms <= BUDGET_MS ? '' : LATE}; usually ${usualMs} ms`],
    ['mishears', missed('quiet')],
    ['in loud noise', missed('noise')],
  ])
}

const SLOW = ': slower than speech, long turns would wait for it'
const LATE = `, later than the ${BUDGET_MS} ms that talk bears`

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function memory({ memory_bytes: bytes }: { memory_bytes: number | null }): string | null {
  return bytes === null ? null : megabytes(bytes)
}

function lines(id: string, facts: readonly (readonly [string, string | null])[]): string[] {
  const longest = Math.max(...facts.map(([name]) => name.length))
  const told = facts.flatMap(([name, fact]) =>
    fact ? [`  ${name.padEnd(longest + 2)}${fact}`] : [],
  )
  return [`${id} on this computer`, ...told]
}
