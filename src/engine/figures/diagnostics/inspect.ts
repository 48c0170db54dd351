// The doctor's round: everything that can be known of this machine without opening an engine.
import { toWireError, isAbort } from '../../../shared/coded-error.ts'
import { hasAddon } from '../../stages/stt/whisper-variants.ts'
import type { ModelStore } from '../../models/model-store.ts'
import type { DoctorReport, GpuFacts } from './doctor-report.ts'
import { engineFacts } from './engine-facts.ts'
import { electronBinary, packageVersion } from './installed-packages.ts'
import { machineFacts } from './machine-facts.ts'
import { modelFacts } from './model-facts.ts'
import { qualityFacts } from './quality-facts.ts'
import { probeNative, type NativeProbes, type ProbeHost } from './probe-native.ts'
import { privacyFacts } from './privacy.ts'
import { problemsOf } from './problems.ts'
import { storageFacts } from './storage-facts.ts'

export interface InspectedPlaces extends ProbeHost {
  /** The checkout or the installed application. */
  root: string
  /** Our whisper.cpp addon, whether or not it has been built. */
  addonFile: string
  cacheFolder: string
  store: Pick<ModelStore, 'status' | 'locate'>
}

/**
 * Looks at everything; under two seconds, unless a model has to be checked anew (about a second per GB).
 * @throws AbortError: what is wrong with the machine is told, not thrown
 */
export async function inspect(
  places: InspectedPlaces,
  options: { signal: AbortSignal },
): Promise<DoctorReport> {
  const { root, addonFile } = places
  const builtAddon = hasAddon(addonFile) ? addonFile : undefined
  const [probes, catalog, storage] = await Promise.all([
    probeNative(places, builtAddon, options),
    readCatalog(places, options),
    storageFacts(places.cacheFolder),
  ])
  const facts = {
    machine: machineFacts(typeof probes.addon === 'object' ? probes.addon.system : undefined),
    gpu: gpuFacts(probes),
    engines: engineFacts(root, addonFile, probes),
    ...catalog,
    storage,
    privacy: privacyFacts(probes.onnxruntime),
    window: {
      electron: packageVersion(root, 'electron'),
      electron_binary: electronBinary(root),
    },
  }
  const problems = problemsOf(facts)
  const ok = problems.every(({ severity }) => severity !== 'error')
  return { event: 'doctor', ok, ...facts, problems }
}

async function readCatalog(
  { store, cacheFolder }: InspectedPlaces,
  options: { signal: AbortSignal },
): Promise<Pick<DoctorReport, 'models' | 'quality' | 'catalog_error'>> {
  try {
    const [models, quality] = await Promise.all([
      modelFacts(store, options),
      qualityFacts(store, cacheFolder),
    ])
    return { models, quality, catalog_error: null }
  } catch (error) {
    if (isAbort(error)) throw error
    return { models: [], quality: null, catalog_error: toWireError(error).message }
  }
}

function gpuFacts({ gpu }: NativeProbes): GpuFacts {
  return {
    supported: gpu?.supported.filter((kind) => kind !== 'cpu') ?? null,
    in_use: gpu?.loaded?.in_use ?? null,
    devices: gpu?.loaded?.devices ?? [],
  }
}
