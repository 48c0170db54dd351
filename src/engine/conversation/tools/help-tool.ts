// Says what this assistant can do, and nothing that it cannot.
import { defineTool, NO_ARGUMENTS } from './tool.ts'

const REPLY =
  'I can answer questions, explain things, tell stories and translate. I can set timers and reminders, tell the time and ' +
  'date here or the time in other cities, work out sums, convert units, spell words, and speak louder or slower. ' +
  "All of it stays on this computer. I can't play music, read mail or messages, tell the weather, or look anything up online."

export const whatCanYouDo = defineTool({
  name: 'what_can_you_do',
  description: 'Says what you can and cannot do.',
  parameters: NO_ARGUMENTS,
  call: () => ({ reply: REPLY, result: 'told' }),
})
