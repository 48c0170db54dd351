// What may be switched for an experiment: the one list for settings, environment, command line and window.
import { CodedError } from './coded-error.ts'

interface FlagSpec {
  default: boolean
  /** As the window names it. */
  title: string
  /** What it does while it is on, in one plain sentence. */
  does: string
}

/** What each is worth is measured: docs/experiments.md. */
export const FLAGS = {
  speculation: {
    default: true,
    title: 'Answer ahead',
    does: 'The reply is prepared in every pause, before it is sure that you are done.',
  },
  'read-along': {
    default: true,
    title: 'Read along',
    does: 'The language model reads your words while you still speak.',
  },
  'second-opinion': {
    default: true,
    title: 'Listen twice',
    does: 'A larger recogniser hears again what the small one was unsure of.',
  },
  'streaming-voice': {
    default: true,
    title: 'Speak while thinking',
    does: 'The voice begins with the first words of a sentence; off, it waits for the whole of it.',
  },
  openers: {
    default: true,
    title: 'Usual beginnings',
    does: 'How replies often begin (“That sounds”, “You could”) is spoken from memory; off, it is made each time.',
  },
  backchannels: {
    default: true,
    title: 'Understand “mm-hm”',
    does: 'A reply goes on after “mm-hm” or a cough; off, any speech over it ends it.',
  },
} as const satisfies Record<string, FlagSpec>

export type FlagName = keyof typeof FLAGS
export type Flags = Readonly<Record<FlagName, boolean>>
/** Those that are set otherwise than by default, or set at all. */
export type FlagChoice = Readonly<Partial<Record<FlagName, boolean>>>

export const FLAG_NAMES = Object.keys(FLAGS) as FlagName[]

/** Every flag: what the last of `choices` that names it says, else its default. */
export function flagsWith(...choices: readonly FlagChoice[]): Flags {
  const flags = FLAG_NAMES.map((name) => [name, FLAGS[name].default])
  return Object.assign(Object.fromEntries(flags) as Flags, ...choices) as Flags
}

/**
 * Flags as a person writes them: `speculation=off,read-along=on`; empty for none.
 * @param from what the text is, for the error
 * @throws CodedError usage: no such flag, or neither on nor off
 */
export function parseFlags(text: string, from: string): FlagChoice {
  const words = text.split(',').map((part) => part.trim())
  return checkFlags(
    Object.fromEntries(
      words.filter((word) => word !== '').map((word) => split(word, word.indexOf('='))),
    ),
    from,
  )
}

/** `true` and `false` are `on` and `off`. @throws CodedError usage, as parseFlags */
export function checkFlags(values: Readonly<Record<string, unknown>>, from: string): FlagChoice {
  const checked = Object.entries(values).map(([name, value]) => {
    if (!Object.hasOwn(FLAGS, name))
      throw new CodedError('usage', `${from}: no flag '${name}'; flags: ${FLAG_NAMES.join(', ')}`)
    if (value === true || value === 'on') return [name, true]
    if (value === false || value === 'off') return [name, false]
    throw new CodedError('usage', `${from}: ${name} is 'on' or 'off'; got '${String(value)}'`)
  })
  return Object.fromEntries(checked) as FlagChoice
}

/** Those of `flags` that differ from the default, as parseFlags reads them; empty where none does. */
export function changedFlags(flags: Flags): string {
  return FLAG_NAMES.filter((name) => flags[name] !== FLAGS[name].default)
    .map((name) => `${name}=${flags[name] ? 'on' : 'off'}`)
    .join(',')
}

function split(word: string, at: number): [string, string] {
  return at < 0 ? [word, ''] : [word.slice(0, at).trim(), word.slice(at + 1).trim()]
}
