import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { stylesFolder, VoiceStyles } from './voice-styles.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-styles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('given a voice of the package, has a row for each length, and the last one for what is longer', async () => {
  const styles = new VoiceStyles(stylesFolder(resolve(import.meta.dirname, '../../../..')))
  const [first, short, longest, longer] = await Promise.all(
    [-1, 0, 509, 600].map((count) => styles.row('af_heart', count)),
  )
  expect(first).toHaveLength(256)
  expect(first).toEqual(short)
  expect(longest).toEqual(longer)
  expect(longest).not.toEqual(short)
})

it('given a voice whose file is cut short or gone, says which and what to do, and reads it once it is there', async () => {
  const styles = new VoiceStyles(folder)
  await expect(styles.row('af_heart', 1)).rejects.toMatchObject({
    code: 'engine_failed',
    message: expect.stringMatching(/voice af_heart cannot be read \(.*npm ci/u) as string,
  })
  writeFileSync(join(folder, 'af_heart.bin'), Buffer.alloc(1000))
  await expect(styles.row('af_heart', 1)).rejects.toThrow('it has 1000 bytes')
  writeFileSync(join(folder, 'af_heart.bin'), Buffer.from(new Float32Array(510 * 256).buffer))
  expect(await styles.row('af_heart', 1)).toHaveLength(256)
})
