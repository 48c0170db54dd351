// What the doctor finds: the line of `doctor --json`, and later the window's diagnostics page.

export interface MachineFacts {
  /** e.g. `Linux 6.1.0 (x64)` */
  os: string
  cpu: string
  cores: number
  /** Instruction sets that speech recognition found, such as `AVX2`; null where it was not asked in time. */
  cpu_features: string[] | null
  memory_gb: number
  free_memory_gb: number
  node: string
  /** A window could be shown. */
  display: boolean
}

export interface GpuFacts {
  /** Kinds whose drivers are there, as node-llama-cpp reports them; null where it did not answer in time. */
  supported: string[] | null
  /** Back end that the language model gets: `cuda`, `vulkan`, `metal` or `cpu`; null where not known in time. */
  in_use: string | null
  devices: string[]
}

/** One engine's build. */
export interface BuildFacts {
  engine: string
  /** `process`: a program started once per clip; `none`: there is nothing to run it. */
  source: 'addon' | 'prebuilt' | 'process' | 'none'
  version: string | null
  /** The native file, where one was found. */
  file: string | null
}

export interface SttBuildFacts extends BuildFacts {
  /** Why our addon is not the one in use. */
  addon: 'in use' | 'not built' | 'no build tools' | 'build failed' | 'does not load'
}

export interface EngineFacts {
  stt: SttBuildFacts
  llm: BuildFacts
  /** Voice, voice detection and end of turn. */
  onnxruntime: BuildFacts
}

export interface ModelFacts {
  id: string
  /** What it is for, in a word or two. */
  title: string
  /** `unchecked`: there, but its checksum was not looked at (only of models that are not needed). */
  state: 'installed' | 'unchecked' | 'missing' | 'corrupt'
  /** Size when installed. */
  bytes: number
  /** The default tier needs it. */
  needed: boolean
}

/** Which language model the tier `quality` has. */
export interface QualityFacts {
  /** Catalogue id. */
  llm: string
  why: string
  /** What would be worth measuring, or fetching and measuring; null where nothing is known to be. */
  worth_trying: { id: string; here: boolean } | null
}

export interface StorageFacts {
  cache_folder: string
  /** null where the system does not say. */
  free_disk_gb: number | null
  writable: boolean
}

export interface PrivacyFacts {
  /** Of onnxruntime, the one engine that has any, as the process that loads it was told; null: not known in time. */
  telemetry: 'off' | 'on' | null
}

export interface WindowFacts {
  /** Version of the npm package, null where it is not installed. */
  electron: string | null
  /** The program itself, which npm does not bring. */
  electron_binary: string | null
}

export interface Facts {
  machine: MachineFacts
  gpu: GpuFacts
  engines: EngineFacts
  models: ModelFacts[]
  /** Null where the catalogue cannot be read. */
  quality: QualityFacts | null
  /** Why `models` is empty, where the catalogue cannot be read. */
  catalog_error: string | null
  storage: StorageFacts
  privacy: PrivacyFacts
  window: WindowFacts
}

export interface Problem {
  code: string
  /** What is wrong, in one line. */
  message: string
  /** The command or deed that mends it. */
  fix: string
  /** `error`: no spoken turn is possible; `warning`: it works, but slower or without a window. */
  severity: 'error' | 'warning'
}

export interface DoctorReport extends Facts {
  event: 'doctor'
  /** A spoken turn is possible: no problem is an error. */
  ok: boolean
  problems: Problem[]
}
