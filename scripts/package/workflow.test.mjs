// The release workflow runs elsewhere: here its words are checked, by actionlint where it is installed
// (go install github.com/rhysd/actionlint/cmd/actionlint@latest).
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spawnSync } from '../../src/engine/child-process.mjs'
import { root } from '../setup/paths.mjs'

const FILE = '.github/workflows/release.yml'
const path = [process.env.PATH, process.env.GOBIN, join(homedir(), 'go/bin')].join(delimiter)
const env = { ...process.env, PATH: path }
const isHere = spawnSync('actionlint', ['-version'], { env }).status === 0
const text = readFileSync(join(root, FILE), 'utf8')

describe('the release workflow', () => {
  it.skipIf(!isHere)('given actionlint, has no fault that it finds', () => {
    const { stdout, status } = spawnSync('actionlint', ['-no-color', FILE], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it('given scripts that it runs, all of them are here', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '')
    expect(named).toContain('package')
    for (const name of named) expect(Object.keys(scripts)).toContain(name)
    for (const [, file] of text.matchAll(/node (scripts\/\S+\.mjs)/g))
      expect(readFileSync(join(root, file ?? ''), 'utf8')).not.toBe('')
  })

  it('given what it makes, a person publishes it', () => {
    expect(text).toContain('gh release create "$GITHUB_REF_NAME" --draft')
    expect(text).not.toMatch(/pull_request_target|permissions: write-all/)
  })
})
