// What a fresh start is heard to do once hands-free can be talked to: its sound, by which the echo is known before any reply.
import { describe, expect, inject, it } from 'vitest'
import { openAppInRoom } from './app-in-room.ts'
import { echoPath } from './options.ts'
import { levelDbfs } from '../../src/engine/audio/level.ts'
import { Room } from './room.ts'

const WITHIN_MS = 180_000
/** The sound begins after a third of a second of the microphone, and lasts 1.2 s. */
const HEARD_WITHIN_MS = 6_000

describe.runIf(inject('hasRoom'))('hands-free begins', { timeout: WITHIN_MS }, () => {
  it('given a loudspeaker in an unknown room, then its sound is heard once, and no turn begins by it', async () => {
    const signal = AbortSignal.timeout(WITHIN_MS)
    const desk = { echo: 'desk', delayMs: 40, reverbMs: 0, drive: 0, driftPpm: 0 } as const
    const room = await Room.open(echoPath(desk), { signal })
    try {
      const witness = await room.witness()
      const inRoom = await openAppInRoom(room, {
        canceller: true,
        opening: true,
        keepFrames: false,
      })
      try {
        const { end } = await inRoom.observe()
        await inRoom.app.page.waitForTimeout(HEARD_WITHIN_MS)
        const { told } = await end()
        const { echo } = witness()
        const seconds = Array.from({ length: Math.floor(echo.length / 1600) }, (_, i) =>
          levelDbfs(echo.subarray(i * 1600, (i + 1) * 1600)),
        ).filter((dbfs) => dbfs > -40)
        expect(seconds.length / 10).toBeGreaterThan(0.8)
        expect(seconds.length / 10).toBeLessThan(1.6)
        expect(told.filter(({ name }) => name === 'speech_start')).toEqual([])
      } finally {
        await inRoom.app.close()
      }
    } finally {
      await room.close()
    }
  })
})
