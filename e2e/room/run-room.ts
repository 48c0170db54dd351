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

/**
 * @param tell each row as it comes
 * @throws Error where the room or the app does not come up; AbortError
 */
export async function runRoom(
  options: RoomOptions,
  tell: (row: Row) => void,
  { signal }: { signal: AbortSignal },
): Promise<Row[]> {
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
    const { canceller, opening, afterMs, save } = options
    inRoom = await openAppInRoom(room, { canceller, opening, keepFrames: save !== null })
    endBusy = startBusyPrograms(options.busy)
    await inRoom.app.page.waitForTimeout(SETTLE_MS)
    for (const { name, spoken } of cast)
      for (const [n, utterance] of spoken.entries()) {
        const scene = { name, n, utterance, afterMs }
        const played = await playScene(inRoom, room, scene, { signal })
        const row = judgePlayed(played)
        if (save !== null) await savePlayed(save, played, row, { signal })
        rows.push(row)
        if (wasTouched(row)) sounds.set(row, cut(played.observed.witnessed.echo, row.replySpan!))
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
