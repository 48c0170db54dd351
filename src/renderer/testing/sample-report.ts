// A report as the main process would make it.
import type { DiagnosticsReport, ReportLine } from '../../shared/window/diagnostics.ts'
import { sampleLog } from './sample-pages.ts'

export function sampleReportSections(sound: ReportLine[], permission: string): DiagnosticsReport {
  const sections = {
    Versions: { Parley: '0.1.0', Electron: '45.4.1', Chrome: '150.0.7204.23', Node: '24.3.0' },
    System: {
      System: 'Linux 6.12.9 (x64)',
      Desktop: 'GNOME, wayland',
      Processor: 'AMD EPYC 9V74 80-Core Processor, 2 cores',
      'Instruction sets': 'SSE3 SSSE3 AVX AVX2 F16C FMA AVX512 AVX512_VBMI AVX512_VNNI BF16',
      Memory: '7.8 GB, 3.1 GB free',
      'Graphics in use': 'cpu',
      'Graphics drivers': 'none',
      Disk: '41.2 GB free',
    },
    Problems: {},
    Engines: {
      Readiness: 'ready',
      'Speech recognition': 'ready, whisper.cpp addon: whisper-base-q8_0 (cpu 1.9.1)',
      'Language model': 'ready, node-llama-cpp: llm-1.5b (vulkan, llama.cpp b7836)',
    },
    Models: {
      'llm-1.5b': 'installed, 1117 MB',
      Folder: '~/.cache/parley/models',
    },
  }
  const lines = (told: Record<string, string>): ReportLine[] =>
    Object.entries(told).map(([label, text]) => ({ label, text }))
  return {
    ok: true,
    sections: [
      ...Object.entries(sections).map(([title, told]) => ({ title, lines: lines(told) })),
      { title: 'Sound', lines: sound },
      { title: 'Access', lines: lines({ 'Microphone, of the page': permission }) },
      { title: 'Log', lines: sampleLog().map((text) => ({ label: null, text })) },
    ],
  }
}
