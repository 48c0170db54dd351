// The order of set-up, and the rule: a step that is up to date costs a glance and says nothing.
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { dependencies } from './dependencies.mjs'
import { withLock } from './lock.mjs'
import { models } from './models.mjs'
import { nativeAddon } from './native-addon.mjs'
import { nodeVersion } from './node-version.mjs'
import { cacheFolder, root } from './paths.mjs'
import { createProgress } from './progress.mjs'

/**
 * @typedef {object} Context
 * @property {string} root the checkout
 * @property {string} cache the per-user cache folder
 * @property {import('./progress.mjs').Progress} progress
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(context: Context) => boolean} isCurrent fast (milliseconds) and without side effects
 * @property {(context: Context) => Promise<void>} run goes on where an interrupted run stopped; throws SetUpFailure
 */

/** What the model manager and the doctor need: they must work where models or compilers are the trouble. */
export const programSteps = [nodeVersion, dependencies, bundle]

/** What a spoken turn needs. */
export const allSteps = [nodeVersion, dependencies, nativeAddon, bundle, models]

/**
 * Brings the checkout up to date; silent and fast where it is.
 * @param {readonly Step[]} steps
 * @param {{ quiet?: boolean }} [options]
 * @throws SetUpFailure
 */
export async function setUp(steps, { quiet = false } = {}) {
  const progress = createProgress(process.stderr, { quiet })
  const context = { root, cache: cacheFolder(), progress }
  if (steps.every((step) => step.isCurrent(context))) return
  await withLock(
    join(root, 'out', '.setup', 'lock'),
    { onWait: (holder) => progress.say(`another set-up is running (${holder}); waiting for it`) },
    async () => {
      // Again, one by one: another process may have done the work meanwhile, and steps build on each other.
      for (const step of steps) if (!step.isCurrent(context)) await step.run(context)
    },
  )
}
