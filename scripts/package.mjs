// `npm run package`: the app as people install it. Without more, the app folder and what it weighs; --installers: dmg,
// zip, NSIS, AppImage, deb, rpm, whatever this system's are, which needs Electron's binary. --try: then holds a
// conversation with the folder, in the stand-in host (e2e/package/).
import { join } from 'node:path'
import { makeAddons } from './package/addons.mjs'
import { pack } from './package/pack.mjs'
import { megabytes, sizeLines, sizeReport, tooLarge } from './package/size-report.mjs'
import { sizesBelow, stage } from './package/stage.mjs'
import { failWith } from './setup/fail-with.mjs'
import { runTool } from './run-tool.mjs'
import { cacheFolder, root } from './setup/paths.mjs'
import { allSteps, setUp } from './setup/steps.mjs'

/** @param {string} line */
const say = (line) => console.log(`parley: ${line}`)
const asInstallers = process.argv.includes('--installers')
const target = { platform: process.platform, arch: process.arch }

// Models are the user's to fetch, and the addon is built below.
const steps = allSteps.filter(
  ({ name }) => name !== 'models' && name !== 'speech recognition addon',
)
await setUp(steps).catch(failWith)

const appFolder = join(root, 'dist/app')
stage(root, appFolder, target)
await makeAddons({ root, cache: cacheFolder(), to: join(appFolder, 'native/whisper'), target, say })
const { resources, isElectron, files } = await pack({ root, appFolder, asInstallers })

const ours = sizeReport(sizesBelow(appFolder))
for (const line of sizeLines(ours)) console.log(line)
const app = sizesBelow(join(resources, process.platform === 'darwin' ? '../..' : '..'))
const appBytes = app.reduce((sum, { bytes }) => sum + bytes, 0)
if (!isElectron)
  say("Electron's binary is not here: the folder has everything else, and starts nothing")
else say(`with Electron ${megabytes(appBytes)} MB`)
say(`${resources}`)
for (const file of files) say(file)
for (const line of tooLarge({ oursBytes: ours.totalBytes, appBytes })) {
  console.error(`parley: ${line}`)
  process.exitCode = 1
}
if (process.argv.includes('--try')) {
  await setUp(allSteps).catch(failWith)
  process.exitCode ||= await runTool('vitest run --project package')
}
