import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { HELP } from './help.ts'

const asked = { tables: [] as Record<string, unknown>[] }
let main: (args: string[]) => Promise<number>

/** Every command reads its options by this; here it goes no further than that. */
beforeAll(async () => {
  // Tests share their modules: what another test has loaded would read its options in earnest.
  vi.resetModules()
  vi.doMock('./arguments.ts', async (original) => ({
    ...(await original<object>()),
    readArguments: (_args: string[], options: Record<string, unknown>) => {
      asked.tables.push(options)
      throw new Error('that is all that is wanted to know')
    },
  }))
  ;({ main } = await import('./main.ts'))
})
afterEach(() => {
  asked.tables.length = 0
  vi.restoreAllMocks()
})
afterAll(() => {
  vi.doUnmock('./arguments.ts')
  vi.resetModules()
})

const COMMANDS = [
  'ask',
  'transcribe',
  'say',
  'bench',
  'bench talk',
  'bench people',
  'bench load',
  'bench compare',
  'bench hostile',
  'bench soak',
  'models list',
  'models add',
  'models measure',
  'doctor',
]

/** What the help says of `command`, up to the next one. */
function helpOf(command: string): string | undefined {
  const parts = HELP.split(/^(?=parley )/m).filter((part) => part.startsWith(`parley ${command}`))
  return parts.find((part) => /^[ |]/.test(part.slice(`parley ${command}`.length)))
}

async function optionsOf(command: string): Promise<string[]> {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  asked.tables.length = 0
  await main(command.split(' '))
  expect(asked.tables, `${command} reads no options`).toHaveLength(1)
  return Object.keys(asked.tables[0]!)
}

describe('parley --help', () => {
  it.each(COMMANDS)('given `%s`, names every option that the code takes', async (command) => {
    const help = helpOf(command)
    expect(help).toBeDefined()
    const options = await optionsOf(command)
    expect(options).not.toEqual([])
    const missing = options.filter((name) => !new RegExp(`--${name}(?![\\w-])`).test(help!))
    expect(missing).toEqual([])
  })

  it.each(COMMANDS)(
    'given what it says of `%s`, names no option that there is not',
    async (command) => {
      const named = [...helpOf(command)!.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(
        ([, name]) => name!,
      )
      const options = await optionsOf(command)
      expect(named.filter((name) => !options.includes(name))).toEqual([])
    },
  )

  it('given a command that reads options, then it is looked at here', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    const reading = files
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
      .filter((file) =>
        readFileSync(join(import.meta.dirname, file), 'utf8').includes('readArguments('),
      )
    expect(reading).toHaveLength(COMMANDS.length)
  })
})
