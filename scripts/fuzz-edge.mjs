// `npm run fuzz-edge [-- MESSAGES [SEED]]`: sends the main process's real handlers what a hostile page may send, 100,000
// messages by default, and ends with status 0 only where nothing fell (src/main/ipc/edge-fuzz.test.ts).
import { runTool } from './run-tool.mjs'

const [messages = '100000', seed = '1'] = process.argv.slice(2)
if (![messages, seed].every((word) => /^\d{1,9}$/.test(word))) {
  console.error('usage: npm run fuzz-edge [-- MESSAGES [SEED]]')
  process.exit(2)
}
process.env.PARLEY_FUZZ_MESSAGES = messages
process.env.PARLEY_FUZZ_SEED = seed
process.exitCode = await runTool('vitest run --project unit src/main/ipc/edge-fuzz.test.ts')
