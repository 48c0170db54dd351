// Unit tests (milliseconds, in parallel), integration tests (real engines, two files at a time; those that talk in real
// time alone) and end-to-end specs (the whole app through its window).
import { configDefaults, defineConfig } from 'vitest/config'
import { quietThisProcess } from './src/engine/child-process.mjs'

// Some tests run a model in the test's own process; vitest forks those.
quietThisProcess()

const integration = '**/*.integration.test.ts'
const inRealTime = ['src/cli/ask*.integration.test.ts', 'bench/faults/*.integration.test.ts']
/** Those that a shorter one touches as well: `npm run test:long` has them, src/engine/testing/long-form.ts the rest. */
const atLength = [
  'src/cli/ask-endpoints.integration.test.ts',
  'src/cli/bench/soak/*.integration.test.ts',
]
const isLongForm = process.env.PARLEY_TEST === 'long'

/** No engines, or engines that sleep: these wait for each other's cores without harm. */
const patient = ['e2e/desktop.spec.ts', 'e2e/idle.spec.ts']
const endToEnd = {
  globalSetup: 'e2e/set-up/global.ts',
  // Sound in real time: where the machine starves the browser for a moment, samples are lost that ours did
  // not lose. What is truly broken fails every time.
  retry: 2,
  // Specs of sound wait more than they compute: they may run side by side, but not all at once.
  maxConcurrency: 3,
  testTimeout: 90_000,
  hookTimeout: 90_000,
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench,e2e}/**/*.test.{ts,tsx}', '{scripts,e2e}/**/*.test.mjs'],
          exclude: [...configDefaults.exclude, integration],
          // A process for each of a hundred files took three times as long as all the tests in them.
          isolate: false,
          unstubGlobals: true,
          unstubEnvs: true,
        },
      },
      {
        // Input that lies, at length, started by `npm run fuzz`; the unit tests have a little of it.
        test: {
          name: 'fuzz',
          include: ['src/**/*.property.test.ts'],
          env: { PARLEY_FUZZ_RUNS: '10000' },
          testTimeout: 1_800_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: [`{src,bench}/${integration}`],
          exclude: [...configDefaults.exclude, ...inRealTime, ...atLength],
          // Engines of one thread each, and nothing measured that a busy second core could change.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // A model that loads with a cold disk cache takes its time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'real-time',
          include: isLongForm ? [...inRealTime, ...atLength] : inRealTime,
          exclude: [...configDefaults.exclude, ...(isLongForm ? [] : atLength)],
          // A conversation takes the whole machine, as it would have it.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/*.spec.ts'],
          exclude: patient,
          fileParallelism: false,
          ...endToEnd,
        },
      },
      {
        // Specs that wait more than they compute, and time nothing that a neighbour could make later.
        test: {
          name: 'e2e-patient',
          include: patient,
          maxWorkers: 2,
          ...endToEnd,
        },
      },
      {
        // The app folder that `npm run package` made, without a checkout around it.
        test: {
          name: 'package',
          include: ['e2e/package/*.spec.ts'],
          globalSetup: 'e2e/set-up/global.ts',
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Conversations with every call to the system followed: nothing may leave.
        test: {
          name: 'private',
          include: ['e2e/privacy/*.spec.ts'],
          globalSetup: 'e2e/privacy/global.ts',
          hookTimeout: 90_000,
        },
      },
      {
        // The app in a room made of PulseAudio, its own echo in its microphone.
        test: {
          name: 'room',
          include: ['e2e/room/*.spec.ts'],
          globalSetup: 'e2e/room/global.ts',
          // One room at a time, on machines of more cores too: an output that stands still loses the echo.
          fileParallelism: false,
        },
      },
      {
        // The page's canceller over a saved run, started by `npm run room -- --replay`.
        test: {
          name: 'room-replay',
          include: ['e2e/room/replay/*.spec.ts'],
        },
      },
      {
        // The page's canceller in rendered rooms, started by `npm run room -- --rendered`.
        test: {
          name: 'room-rendered',
          include: ['e2e/room/rendered/*.spec.ts'],
        },
      },
      {
        // The same at length, started by `npm run room`.
        test: {
          name: 'room-table',
          include: ['e2e/room/table/*.spec.ts'],
          globalSetup: 'e2e/room/global.ts',
        },
      },
      {
        // The hotkey on a real keyboard at length, started by `npm run hotkey`.
        test: {
          name: 'hotkey',
          include: ['e2e/hotkey/*.spec.ts'],
          globalSetup: 'e2e/hotkey/global.ts',
          testTimeout: 600_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Engines that die, hang or are slow, in the middle of conversations; started by `npm run faults`.
        test: {
          name: 'faults',
          include: ['bench/faults/*.spec.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        // A real Prometheus reads what a conversation tells, started by `npm run metrics-check`.
        test: {
          name: 'metrics',
          include: ['e2e/metrics/*.spec.ts'],
          testTimeout: 180_000,
        },
      },
      {
        // Servers that die, started by `npm run endpoints`.
        test: {
          name: 'endpoints',
          include: ['bench/endpoints/*.spec.ts'],
          fileParallelism: false,
        },
      },
      {
        // Started by the proof of privacy, inside its cell.
        test: {
          name: 'in-cell',
          include: ['e2e/privacy/in-cell/*.spec.ts'],
          globalSetup: 'e2e/set-up/global.ts',
          testTimeout: 90_000,
        },
      },
    ],
  },
})
