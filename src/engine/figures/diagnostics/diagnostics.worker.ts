// The diagnostics process: loads native code to see whether it loads, and what it finds.
import { isQuiet } from '../../child-process.mjs'
import { passBindingTests } from '../../stages/llm/passed-binding-test.ts'
import { openWhisperAddon } from '../../stages/stt/whisper-addon.ts'
import { Heartbeat } from '../../stages/worker/heartbeat.ts'
import { serve } from '../../stages/worker/serve.ts'
import type { DiagnosticsMethods } from './diagnostics-methods.ts'

serve<DiagnosticsMethods>(
  {
    // eslint-disable-next-line require-yield -- each look loads what it needs: one failure must not take the others along
    async *load() {
      return undefined
    },
    async *gpu() {
      const { getLlama, getLlamaGpuTypes, LlamaLogLevel } = await import('node-llama-cpp')
      const supported = (await getLlamaGpuTypes('supported')).map((kind) => kind || 'cpu')
      yield { supported }
      passBindingTests()
      const llama = await getLlama({
        gpu: 'auto',
        build: 'never',
        usePrebuiltBinaries: true,
        skipDownload: true,
        progressLogs: false,
        logLevel: LlamaLogLevel.disabled,
      })
      const devices = llama.gpu ? await llama.getGpuDeviceNames() : []
      const { release } = llama.llamaCppRelease
      yield { supported, loaded: { in_use: llama.gpu || 'cpu', devices, release } }
      return undefined
    },
    // eslint-disable-next-line require-yield
    async *addon({ file }) {
      const addon = openWhisperAddon(file)
      return { version: addon.version(), system: addon.systemInfo() }
    },
    // eslint-disable-next-line require-yield
    async *onnxruntime() {
      const { env } = await import('onnxruntime-node')
      return { version: env.versions.node ?? env.versions.common, quiet: isQuiet() }
    },
  },
  { heartbeat: new Heartbeat() },
)
