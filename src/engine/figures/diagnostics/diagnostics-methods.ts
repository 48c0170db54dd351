// What the diagnostics process can do: look at native code where its crash harms nobody.

export interface GpuProbe {
  supported: string[]
  /** Only in the last answer, once the bindings are loaded. */
  loaded?: { in_use: string; devices: string[]; release: string }
}

export type DiagnosticsMethods = {
  load: { params: undefined; chunk: never; result: undefined }
  /** First the kinds whose drivers are there, then what the bindings really use. */
  gpu: { params: undefined; chunk: GpuProbe; result: undefined }
  /** whisper.cpp's version and instruction sets, as our addon says. Kills the process where it does not fit the CPU. */
  addon: { params: { file: string }; chunk: never; result: { version: string; system: string } }
  /** onnxruntime's own version, and whether the process that loaded it had been told to send no telemetry. */
  onnxruntime: { params: undefined; chunk: never; result: { version: string; quiet: boolean } }
}
