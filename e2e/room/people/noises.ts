// Sounds of a room in which nobody speaks, synthesised: the same each time.
import { seeded } from '../../../src/shared/seeded.mjs'
import { PLAYED_RATE_HZ } from '../pulse/sound-clients.ts'

export interface Noise {
  name: string
  /** Mono, 48 kHz. */
  render: () => Float32Array
}

export const NOISES: readonly Noise[] = [
  { name: 'cough', render: () => sound(0.6, [cough(0, 1)]) },
  {
    name: 'typing',
    render: () =>
      sound(
        1.6,
        every(9, 0.17, (at, n) => click(at, 0.5 + n / 20)),
      ),
  },
  { name: 'door slam', render: () => sound(0.8, [thud(0, 70, 0.12), burst(0, 0.05, 0.3)]) },
  { name: 'clap', render: () => sound(0.3, [burst(0, 0.012, 1)]) },
  { name: 'two coughs', render: () => sound(1.2, [cough(0, 1), cough(0.5, 0.8)]) },
  { name: 'cup on a table', render: () => sound(0.5, [ring(0, 2_300, 0.05), thud(0, 180, 0.03)]) },
  {
    name: 'applause',
    render: () =>
      sound(
        1.2,
        every(6, 0.18, (at) => burst(at, 0.012, 1)),
      ),
  },
  { name: 'throat', render: () => sound(0.7, [cough(0, 0.4), cough(0.22, 0.6)]) },
  { name: 'chair', render: () => sound(0.7, [scrape(0, 0.6)]) },
  {
    name: 'knock',
    render: () =>
      sound(
        0.9,
        every(3, 0.22, (at) => thud(at, 260, 0.03)),
      ),
  },
]

/** A part of a sound: its sample at a time in seconds. */
type Part = (seconds: number, random: () => number) => number

const TAU = 2 * Math.PI

function sound(seconds: number, parts: readonly Part[]): Float32Array {
  const random = seeded(7)
  const length = Math.round(seconds * PLAYED_RATE_HZ)
  return Float32Array.from({ length }, (_, i) =>
    parts.reduce((sum, part) => sum + part(i / PLAYED_RATE_HZ, random), 0),
  )
}

function every(count: number, seconds: number, part: (at: number, n: number) => Part): Part[] {
  return Array.from({ length: count }, (_, n) => part(n * seconds, n))
}

/** Noise that dies away; `seconds`: to a third. */
function burst(at: number, seconds: number, loud: number): Part {
  return (time, random) =>
    time < at ? 0 : loud * (random() * 2 - 1) * Math.exp(-(time - at) / seconds)
}

function click(at: number, loud: number): Part {
  const [down, up] = [burst(at, 0.003, loud), burst(at + 0.07, 0.002, loud / 2)]
  return (time, random) => down(time, random) + up(time, random)
}

function thud(at: number, hertz: number, seconds: number): Part {
  return (time) =>
    time < at ? 0 : Math.sin(TAU * hertz * (time - at)) * Math.exp(-(time - at) / seconds)
}

function ring(at: number, hertz: number, seconds: number): Part {
  return thud(at, hertz, seconds)
}

/** A burst of breath through a throat, then a little of the voice behind it. */
function cough(at: number, loud: number): Part {
  let breath = 0
  return (time, random) => {
    const since = time - at
    if (since < 0 || since > 0.45) return 0
    const attack = Math.min(1, since / 0.012)
    breath += 0.25 * (random() * 2 - 1 - breath) // little above 2 kHz comes through
    const voiced = since > 0.08 ? ((since * (150 - 90 * since)) % 1) - 0.5 : 0
    const breathy = 2.5 * breath * Math.exp(-since / 0.09)
    return loud * attack * (breathy + 0.35 * voiced * Math.exp(-(since - 0.08) / 0.1))
  }
}

function scrape(at: number, seconds: number): Part {
  let rough = 0
  return (time, random) => {
    const since = time - at
    if (since < 0 || since > seconds) return 0
    rough += 0.1 * (random() * 2 - 1 - rough)
    const stick = (since * (35 + 20 * since)) % 1
    return rough * (1 - stick) * Math.sin((Math.PI * since) / seconds)
  }
}
