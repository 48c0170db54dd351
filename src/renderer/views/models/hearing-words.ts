// Which recognisers can be chosen, and what a choice means, in words. Pure.
import type { ModelRow } from '../../../shared/window/app-state.ts'

type Recogniser = Pick<ModelRow, 'id' | 'title' | 'state' | 'languages' | 'hearing'>

/** Those that are here and were measured here. What is chosen stays on the list, whatever became of it. */
export function recogniserOptions(
  recognisers: readonly Recogniser[],
  chosen: string | null,
): { value: string; text: string }[] {
  const known = recognisers
    .filter(({ id, state, hearing }) => id === chosen || (state !== 'missing' && hearing !== null))
    .map(({ id, title, state }) => ({
      value: id,
      text: state === 'missing' ? `${title} (not here any more)` : title,
    }))
  if (chosen === null || known.some(({ value }) => value === chosen)) return known
  return [...known, { value: chosen, text: `${chosen} (not here any more)` }]
}

export function hearingHelp(recognisers: readonly Recogniser[], chosen: string | null): string {
  const row = recognisers.find(({ id }) => id === chosen)
  if (chosen !== null && (!row || row.state === 'missing'))
    return 'It is not on this computer any more: until it is, you are heard as the assistant has it.'
  if (!row) {
    return recognisers.some(({ state, hearing }) => state !== 'missing' && hearing !== null)
      ? 'You are heard as the assistant has it. One that you choose has the last word on every turn.'
      : 'You are heard as the assistant has it. Another can be chosen once it was measured here; larger ones are under Details.'
  }
  const others = row.languages.includes('*')
    ? ''
    : ' It knows English alone: other languages are heard as the assistant has it.'
  const what =
    'Its words are what is answered. Those you see while you speak come from a quick one.'
  const unknown = row.hearing ? '' : ' It was not measured on this computer: measure it below.'
  return `${what}${others}${unknown}`
}
