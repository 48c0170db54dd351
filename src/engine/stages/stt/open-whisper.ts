// Finds the build of whisper.cpp that works on this machine: the addon, else the prebuilt one, else a process per clip.
import { repairProgram } from '../../advice.ts'
import { CodedError } from '../../../shared/coded-error.ts'
import { checkModel } from './check-model.ts'
import { openAddonBuild } from './whisper-addon-build.ts'
import type { OpenWhisperBuild, WhisperBuild, WhisperModelLoad } from './whisper-build.ts'
import { openPrebuiltBuild } from './whisper-prebuilt-build.ts'
import { openProcessBuild } from './whisper-process-build.ts'

const BUILDS: readonly { name: string; open: OpenWhisperBuild }[] = [
  { name: 'addon', open: openAddonBuild },
  { name: '@napi-rs/whisper', open: openPrebuiltBuild },
  { name: 'whisper-node', open: openProcessBuild },
]

/** @throws CodedError model_missing, model_corrupt; engine_failed where no build works, with the reason of each */
export async function openWhisper(load: WhisperModelLoad): Promise<WhisperBuild> {
  await checkModel(load.modelFile)
  const reasons: string[] = []
  for (const { name, open } of BUILDS) {
    try {
      return await open(load)
    } catch (error) {
      if (error instanceof CodedError) throw error
      reasons.push(
        `${name}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
      )
    }
  }
  throw new CodedError(
    'engine_failed',
    `no build of whisper.cpp works here (${reasons.join('; ')}); ${repairProgram('npm run setup')}`,
  )
}
