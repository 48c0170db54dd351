// The lint rules bite: texts that break one rule each, through ESLint itself.
import { ESLint } from 'eslint'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './setup/paths.mjs'

const eslint = new ESLint({ cwd: root })
/** No file of the project: for those ESLint would load the types of all of it, which takes seconds. */
const ANYWHERE = 'native/any.ts'

/** @param {string} text */
async function brokenRules(text) {
  const [result] = await eslint.lintText(text, { filePath: join(root, ANYWHERE) })
  return result?.messages.map((message) => message.ruleId)
}

/** @type {(file: string, rule: string) => Promise<number>} 2 error, 0 off */
async function severity(file, rule) {
  const config = await eslint.calculateConfigForFile(join(root, file))
  return config.rules[rule]?.[0] ?? 0
}

// The first call loads the whole linter: seconds on a busy machine.
describe('the lint rules', { timeout: 30_000 }, () => {
  it.each([
    ['no-console', "console.log('x')"],
    ['max-lines', `export const a = [\n${'  1,\n'.repeat(251)}]`],
    ['@typescript-eslint/no-explicit-any', 'export const a: any = 1'],
    ['no-warning-comments', `// ${'TO'}DO: later\nexport const a = 1`],
    ['@typescript-eslint/no-restricted-imports', "import { spawn } from 'node:child_process'"],
    ['no-restricted-syntax', "export * from './audio-format.ts'"],
    ['no-restricted-syntax', 'export default 1'],
    ['no-restricted-syntax', "import './audio-format'"],
  ])('%s', async (rule, text) => {
    expect(await brokenRules(text)).toContain(rule)
  })

  it('hold for our sources, with those that need types', async () => {
    for (const rule of ['no-console', 'max-lines', '@typescript-eslint/no-floating-promises']) {
      expect(await severity('src/engine/ports.ts', rule)).toBe(2)
    }
  })

  it('let the command line write to the terminal', async () => {
    expect(await severity('src/cli/main.ts', 'no-console')).toBe(0)
  })
})
