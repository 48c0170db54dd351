// Three projects: unit tests (milliseconds, in parallel), integration tests (real engines, one file at a time) and
// end-to-end specs (the whole app through its window).
import { configDefaults, defineConfig } from 'vitest/config'

const integration = '**/*.integration.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench,e2e}/**/*.test.{ts,tsx}', '{scripts,e2e}/**/*.test.mjs'],
          exclude: [...configDefaults.exclude, integration],
        },
      },
      {
        test: {
          name: 'integration',
          include: [`{src,bench}/${integration}`],
          // Two engines at once on two cores would measure each other.
          fileParallelism: false,
          // A model that loads with a cold disk cache takes its time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: 'e2e/set-up/global.ts',
          // Sound in real time: where the machine starves the browser for a moment, samples are lost that ours did
          // not lose. What is truly broken fails every time.
          retry: 2,
          fileParallelism: false,
          // Specs of sound wait more than they compute: they may run side by side, but not all at once.
          maxConcurrency: 3,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
