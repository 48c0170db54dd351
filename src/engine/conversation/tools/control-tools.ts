// Requests about the voice itself: how loud, how fast, once more, no more.
import { defineTool, NO_ARGUMENTS } from './tool.ts'

/** Of a volume from 0 to 1, and of a speed around 1. */
const VOLUME_STEP = 0.2
const SPEED_STEP = 0.15
const STRENGTHS = { 'a little': 0.5, normal: 1, 'a lot': 2 } as const
export type Strength = keyof typeof STRENGTHS
const amount = {
  type: 'string',
  enum: Object.keys(STRENGTHS) as Strength[],
  description: 'normal if absent',
} as const

export const volumeChange = defineTool({
  name: 'volume_change',
  description: 'Makes your own voice louder or quieter.',
  parameters: {
    type: 'object',
    properties: { direction: { type: 'string', enum: ['louder', 'quieter'] }, amount },
    required: ['direction'],
    additionalProperties: false,
  },
  call: ({ direction, amount: strength = 'normal' }) => ({
    reply: direction === 'louder' ? 'Louder now.' : 'Quieter now.',
    result: strength === 'normal' ? direction : `${direction}, ${strength}`,
    effect: {
      kind: 'volume',
      by: (direction === 'louder' ? 1 : -1) * VOLUME_STEP * STRENGTHS[strength],
    },
  }),
})

export const speedChange = defineTool({
  name: 'speed_change',
  description: 'Makes you speak faster or slower.',
  parameters: {
    type: 'object',
    properties: { direction: { type: 'string', enum: ['faster', 'slower'] }, amount },
    required: ['direction'],
    additionalProperties: false,
  },
  call: ({ direction, amount: strength = 'normal' }) => ({
    reply: direction === 'faster' ? 'Faster now.' : 'Slower now.',
    result: strength === 'normal' ? direction : `${direction}, ${strength}`,
    effect: {
      kind: 'speed',
      by: (direction === 'faster' ? 1 : -1) * SPEED_STEP * STRENGTHS[strength],
    },
  }),
})

export const repeat = defineTool({
  name: 'repeat',
  description: 'Says your last reply once more.',
  parameters: NO_ARGUMENTS,
  call(_, { lastReply = '' }) {
    if (lastReply === '') return { code: 'none', refused: "There's nothing to repeat yet." }
    return { reply: lastReply, result: 'repeated', effect: { kind: 'repeat' } }
  },
})

export const goOn = defineTool({
  name: 'continue',
  description: 'Says the rest of a reply that was interrupted.',
  parameters: NO_ARGUMENTS,
  call(_, { unsaid }) {
    if (unsaid === undefined) return { code: 'none', refused: 'I had said all of it.' }
    return { reply: unsaid, result: 'continued', effect: { kind: 'continue' } }
  },
})

export const stop = defineTool({
  name: 'stop',
  description: 'Makes you fall silent.',
  parameters: NO_ARGUMENTS,
  call: () => ({ reply: 'Okay.', result: 'stopped', effect: { kind: 'stop' } }),
})
