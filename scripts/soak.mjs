// `npm run soak`: sets up what is missing, then holds 500 turns of every kind, lets 8 hours of nothing pass, and writes what
// the app held of the machine meanwhile into docs/reliability.md. About an hour, on a machine that does nothing else.
// `npm run soak -- --turns 20 --idle-hours 0.1` is a short one; only the whole writes the page.
import { join } from 'node:path'
import { runCli } from './run-cli.mjs'
import { failWith } from './setup/fail-with.mjs'
import { root } from './setup/paths.mjs'
import { allSteps, setUp } from './setup/steps.mjs'

const args = process.argv.slice(2)
const isShort = args.some((arg) => /^--(turns|idle-hours)\b/u.test(arg))
const page = isShort ? [] : ['--page', join(root, 'docs/reliability.md')]
await setUp(allSteps).catch(failWith)
process.exitCode = await runCli(['bench', 'soak', ...page, ...args])
