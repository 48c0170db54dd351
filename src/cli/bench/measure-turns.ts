// From voice to voice: the recordings in real time, as `ask` plays them.
import type { TurnEvent } from '../../shared/turn-events.ts'
import { waterfallOf, type Waterfall } from '../../shared/waterfall.ts'
import type { Engine } from '../../engine/engine.ts'
import { converse, type SpokenTurnFile } from '../converse.ts'
import type { Output } from '../output.ts'
import type { TurnFigures } from './talk-figures.ts'
import { firstTurnOf, turnFigures, type Played } from './turn-figures.ts'

/** What `ask` does without options. */
const DEFAULTS = { silenceMs: 500, speed: 1, voice: undefined, language: 'en', bargeIns: [] }

export type TalkMode = 'duplex' | 'ptt'

export interface MeasuredTurns {
  figures: TurnFigures
  /** Of warm turns the first conversation's, of cold ones all: none is chosen. */
  waterfalls: Waterfall[]
}

interface TurnOptions {
  talk: TalkMode
  output: Output
  signal: AbortSignal
}

/**
 * Turns of an engine that has worked before: its pages are in memory, its cache holds more than opening has put there.
 * @param rounds each is one conversation, and begins with an empty memory
 */
export async function measureTurns(
  engine: Engine,
  rounds: readonly SpokenTurnFile[][],
  options: TurnOptions,
): Promise<MeasuredTurns> {
  const conversations: (Played & Drawn)[] = []
  for (const files of rounds) conversations.push(await play(engine, files, options))
  return {
    figures: turnFigures(conversations),
    waterfalls: conversations[0]?.waterfalls ?? [],
  }
}

/**
 * The first turn of a freshly opened engine, once with each of `files`: every one is opened for its turn alone. The
 * weights may still be in the operating system's file cache.
 */
export async function measureColdTurns(
  openEngine: () => Promise<Engine>,
  files: readonly SpokenTurnFile[],
  options: TurnOptions,
): Promise<MeasuredTurns> {
  const turns: Played[] = []
  const waterfalls: Waterfall[] = []
  for (const file of files) {
    const engine = await openEngine()
    try {
      const played = await play(engine, [file], options)
      turns.push(firstTurnOf(played))
      waterfalls.push(...played.waterfalls.slice(0, 1))
    } finally {
      await engine.close()
    }
  }
  return { figures: turnFigures(turns), waterfalls }
}

interface Drawn {
  waterfalls: Waterfall[]
}

async function play(
  engine: Engine,
  files: SpokenTurnFile[],
  { talk, output, signal }: TurnOptions,
): Promise<Played & Drawn> {
  const events: TurnEvent[] = []
  const waterfalls: Waterfall[] = []
  const { turnsOfFiles } = await converse(
    { ...DEFAULTS, engine, files, talk, output },
    {
      event: (event) => void events.push(event),
      finished: (turn) => void waterfalls.push(waterfallOf(turn)),
    },
    { signal },
  )
  return { events, turnsOfFiles, waterfalls }
}
