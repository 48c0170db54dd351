// The words of `npm run room`, read into e2e/room/options.ts' RoomOptions.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const HELP = `npm run room -- [options]
  --scenes NAME:N,…    self, interruptions, backchannels, noises (default self:5,interruptions:10,backchannels:10,noises:5)
  --echo KIND          none, laptop (10 dB below the person), desk (as loud; default), loud (6 dB above)
  --delay MS           from the loudspeaker to the microphone (default 40)
  --reverb MS          time in which the room's sound decays by 60 dB (default 0: none)
  --drive X            how hard a small loudspeaker is driven, e.g. 3 (default 0: a linear one)
  --drift PPM          how much faster the microphone's clock is (default 0)
  --noise DB           noise in the background, so far below the person (default: none)
  --television DB      a television in the background, likewise
  --canceller on|off   whether the app's canceller knows what is played (default on)
  --after MS           people speak so long after a reply's first sound, and up to 1.5 s later (default 1500)
  --opening on|off     whether hands-free begins with its sound (default on)
  --sensitivity KIND   how easily a reply gives way: off, low ("When I insist"), normal (default), high ("At the first sound")
  --busy N             so many programs beside it that never rest (default 0)
  --voices N           how many voices take turns (default 6)
  --out FILE           all figures as JSON (default test-results/room/room.json)
  --save FOLDER        recordings of the room, the app's frames and events of every reply
  --replay FOLDER      instead of a room: what the canceller makes of a saved run by now, in no time
  --rendered           instead of a room: the canceller over the first reply in rendered rooms; a minute or two`

const SCENES = ['self', 'interruptions', 'backchannels', 'noises']
const SENSITIVITIES = ['off', 'low', 'normal', 'high']
const ECHOES = ['none', 'laptop', 'desk', 'loud']

/**
 * @param {string[]} args
 * @throws Error in one line for what does not fit
 */
export function readRoomOptions(args) {
  const text = /** @type {const} */ ({ type: 'string' })
  const names = [
    'scenes',
    'echo',
    'delay',
    'reverb',
    'drive',
    'drift',
    'noise',
    'television',
    'after',
  ]
  const more = ['canceller', 'opening', 'sensitivity', 'busy', 'voices', 'out', 'save', 'replay']
  /** @type {Record<string, { type: 'string' } | { type: 'boolean' }>} */
  const options = Object.fromEntries([...names, ...more].map((name) => [name, text]))
  options['rendered'] = { type: 'boolean' }
  const parsed = parseArgs({ args, options })
  const values = /** @type {Record<string, string | undefined>} */ (parsed.values)
  /** @type {(name: string, least: number, most: number) => number | null} */
  const number = (name, least, most) => {
    const value = values[name]
    if (value === undefined) return null
    if (value !== '' && Number(value) >= least && Number(value) <= most) return Number(value)
    throw new Error(`--${name} takes a number from ${least} to ${most}; got '${value}'`)
  }
  return {
    scenes: scenes(String(values.scenes ?? 'self:5,interruptions:10,backchannels:10,noises:5')),
    echo: oneOf('echo', String(values.echo ?? 'desk'), ECHOES),
    delayMs: number('delay', 10, 500) ?? 40,
    reverbMs: number('reverb', 0, 1_000) ?? 0,
    drive: number('drive', 0, 20) ?? 0,
    driftPpm: number('drift', -1_000, 1_000) ?? 0,
    noiseDb: number('noise', -10, 60),
    televisionDb: number('television', -10, 60),
    canceller: oneOf('canceller', String(values.canceller ?? 'on'), ['on', 'off']) === 'on',
    afterMs: number('after', 0, 10_000) ?? 1_500,
    opening: oneOf('opening', String(values.opening ?? 'on'), ['on', 'off']) === 'on',
    sensitivity: oneOf('sensitivity', String(values.sensitivity ?? 'normal'), SENSITIVITIES),
    busy: number('busy', 0, 16) ?? 0,
    voices: number('voices', 1, 6) ?? 6,
    out: resolve(String(values.out ?? 'test-results/room/room.json')),
    save: values.save === undefined ? null : resolve(String(values.save)),
    rendered: parsed.values.rendered === true,
    replay: values.replay === undefined ? null : resolve(String(values.replay)),
  }
}

/** @param {string} text */
function scenes(text) {
  return text.split(',').map((word) => {
    const [name = '', count = '10'] = word.split(':')
    if (!/^[1-9]\d{0,2}$/.test(count)) throw new Error(`--scenes takes NAME:COUNT,…; got '${word}'`)
    return { name: oneOf('scenes', name, SCENES), count: Number(count) }
  })
}

/**
 * @param {string} option
 * @param {string} value
 * @param {string[]} allowed
 */
function oneOf(option, value, allowed) {
  if (allowed.includes(value)) return value
  throw new Error(`--${option} takes ${allowed.join(', ')}; got '${value}'`)
}
