// `npm run calibrate -- VOICE …`: builds the program and measures voices, see src/engine/stages/tts/calibration/calibrate.ts.
import { runTool } from './run-tool.mjs'

const voices = process.argv.slice(2).map((voice) => JSON.stringify(voice))
process.exitCode = await runTool(
  ['electron-vite build && node out/main/calibrate.js', ...voices].join(' '),
)
