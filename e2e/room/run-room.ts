// A run of the room: opens it with the app in it, plays the scenes, judges them, and closes everything.
import { playScene, type SceneName } from './scenes/play-scene.ts'
import { startBusyPrograms } from './busy-programs.ts'
import { openAppInRoom, type AppInRoom } from './app-in-room.ts'
import { judgePlayed, type Row } from './judge/judge-played.ts'
import { cut } from './judge/sound-spans.ts'
import { wordsOfReply } from './judge/words-of-reply.ts'
import { background } from './people/background.ts'
import { utterances, type Utterance } from './people/utterances.ts'
import { echoPath, type RoomOptions } from './options.ts'
import { Room } from './room.ts'
import { savePlayed } from './save-played.ts'

/** Echo canceller and app settle before anything is judged. */
const SETTLE_MS = 1_500

/** The sound that hands-free begins with is over: a third of a second of the microphone, 1.2 s, and as much again. */
const BEGUN_MS = 4_000
/** In the short form a reply that nobody speaks over is listened to for so long. */
const SHORT_REPLY_MS = 12_000

/** From the start of the app until hands-free has begun. */
export interface Beginning {
  /** What its loudspeaker was heard to do in the room, 16 kHz. */
  echo: Float32Array
  /** Names of what it told of turns. */
  told: string[]
}

export interface RoomRun {
  /** Told each row as it comes. */
  row: (row: Row) => void
  /** Told how it began, which is listened to then. */
  begun?: (beginning: Beginning) => void
  /** Nobody counts the words that sounded, and no reply is listened to for long. */
  isShort?: boolean
  signal: AbortSignal
}

/** @throws Error where the room or the app does not come up; AbortError */
export async function runRoom(options: RoomOptions, run: RoomRun): Promise<Row[]> {
  const { row: tell, begun, isShort = false, signal } = run
  const cast: Cast[] = []
  // One after the other: each line that is not in the cache yet takes a synthesiser of its own.
  for (const scene of options.scenes) cast.push(await castOf(scene, options, signal))
  const sound = await background(options, { signal })
  const room = await Room.open(echoPath(options), { signal })
  let inRoom: AppInRoom | undefined
  let endBusy = (): void => {}
  const rows: Row[] = []
  const sounds = new Map<Row, Float32Array>()
  try {
    if (sound) room.startBackground(sound)
    const { canceller, opening, sensitivity, afterMs, save } = options
    const listened = begun ? await room.witness() : undefined
    const keepFrames = save !== null
    inRoom = await openAppInRoom(room, { canceller, opening, sensitivity, keepFrames })
    endBusy = startBusyPrograms(options.busy)
    await inRoom.app.page.waitForTimeout(listened ? BEGUN_MS : SETTLE_MS)
    if (listened) {
      const turns = await inRoom.app.diary.since(0, 'turn')
      begun?.({ echo: listened().echo, told: turns.map(({ event }) => event) })
    }
    const longest = isShort ? { longestReplyMs: SHORT_REPLY_MS } : {}
    for (const { name, spoken } of cast)
      for (const [n, utterance] of spoken.entries()) {
        const scene = { name, n, utterance, afterMs, ...longest }
        const played = await playScene(inRoom, room, scene, { signal })
        const row = judgePlayed(played)
        if (save !== null) await savePlayed(save, played, row, { signal })
        rows.push(row)
        if (!isShort && wasTouched(row))
          sounds.set(row, cut(played.observed.witnessed.echo, row.replySpan!))
        tell(row)
      }
  } finally {
    endBusy()
    await inRoom?.app.close().catch(() => {}) // the room is to be closed all the same
    await room.close()
  }
  // Once nothing else runs: a recogniser beside the app would make it slow.
  for (const [row, sound] of sounds) Object.assign(row, await wordsOfReply(row, sound, { signal }))
  return rows
}

/** Of a reply that nothing happened to, `heard` has little to go wrong. */
function wasTouched({ outcome, replySpan, resumeReasons }: Row): boolean {
  return replySpan !== null && (outcome === 'stopped' || resumeReasons.length > 0)
}

/** Who is heard over each reply of a scene; null: nobody. */
interface Cast {
  name: SceneName
  spoken: (Utterance | null)[]
}

async function castOf(
  { name, count }: { name: SceneName; count: number },
  { voices }: RoomOptions,
  signal: AbortSignal,
): Promise<Cast> {
  const spoken =
    name === 'self'
      ? Array.from({ length: count }, () => null)
      : await utterances(name, count, voices, { signal })
  return { name, spoken }
}
