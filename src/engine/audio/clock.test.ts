import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { spawnSync } from '../child-process.mjs'
import { timeOfDay, uptimeMs } from './clock.ts'

it('tells the time where the computer is, also where that changes while the program runs', ({
  skip,
}) => {
  // Given a program that was started in one time zone, with a folder of settings that no other program sees
  const etc = mkdtempSync(join(tmpdir(), 'parley-etc-'))
  const move = (zone: string): string => `ln -sf /usr/share/zoneinfo/${zone} /etc/localtime`
  const program = `
    const timeOfDay = ${timeOfDay.toString()}
    const offsets = [timeOfDay().getTimezoneOffset()]
    require('node:child_process').execSync('${move('Asia/Tokyo')}')
    console.log([...offsets, timeOfDay().getTimezoneOffset()].join(' '))`
  const script = `
    cp -a /etc/localtime /etc/passwd ${etc} && mount --bind ${etc} /etc && ${move('Etc/UTC')} &&
    env -u TZ "$0" -e "$1"`
  try {
    const { status, stdout } = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', script, process.execPath, program],
      { encoding: 'utf8' },
    )
    if (status !== 0) return skip('no namespaces of mounts here')
    // When the computer is moved to Japan, then the program is there too
    expect(stdout.trim()).toBe(`0 ${-9 * 60}`)
  } finally {
    rmSync(etc, { recursive: true, force: true })
  }
})

it('counts the time since the computer was started, in ms', () => {
  const before = uptimeMs()
  const untilMs = performance.now() + 30
  while (performance.now() < untilMs);
  expect(uptimeMs() - before).toBeGreaterThan(0)
  expect(uptimeMs() - before).toBeLessThan(5_000)
})
