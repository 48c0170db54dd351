// A machine on which nothing is amiss, for tests.
import type { Facts } from '../diagnostics/doctor-report.ts'

export function healthyFacts(): Facts {
  const prebuilt = { source: 'prebuilt' as const, version: '1.0.0', file: '/x.node' }
  return {
    machine: {
      os: 'Linux 6 (x64)',
      cpu: 'EPYC',
      cores: 2,
      cpu_features: ['AVX2'],
      memory_gb: 8,
      free_memory_gb: 4,
      node: '20.20.2',
      display: true,
    },
    gpu: { supported: ['cpu'], in_use: 'cpu', devices: [] },
    engines: {
      stt: {
        engine: 'whisper.cpp addon',
        source: 'addon',
        version: '1.9',
        file: '/a',
        addon: 'in use',
      },
      llm: { engine: 'node-llama-cpp', ...prebuilt },
      onnxruntime: { engine: 'onnxruntime-node', ...prebuilt },
    },
    models: [
      {
        id: 'llm-1.5b',
        title: 'language model',
        state: 'installed',
        bytes: 1_100_000_000,
        needed: true,
      },
      {
        id: 'llm-0.5b',
        title: 'language model',
        state: 'missing',
        bytes: 469_000_000,
        needed: false,
      },
    ],
    quality: {
      llm: 'llm-1.5b',
      why: 'Answers as balanced does: no larger model is here.',
      worth_trying: { id: 'three', here: false },
    },
    catalog_error: null,
    storage: { cache_folder: '/cache', free_disk_gb: 20, writable: true },
    privacy: { telemetry: 'off' },
    window: { electron: '45.4.1', electron_binary: '/electron' },
  }
}
