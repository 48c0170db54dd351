import { describe, expect, it } from 'vitest'
import { percentiles } from '../../../shared/percentiles.ts'
import { reportText } from '../../../shared/window/diagnostics.ts'
import { DEFAULT_SETTINGS } from '../../../shared/window/settings.ts'
import { redact } from './redact.ts'
import { windowReport, type ReportSources } from './window-report.ts'

const ada = { home: '/home/ada', user: 'ada' }

describe('redact', () => {
  it('given paths and names, leaves neither', () => {
    expect(redact('/home/ada/.cache and Ada at /mnt/ada/x', ada)).toBe(
      '~/.cache and <user> at /mnt/<user>/x',
    )
    expect(
      redact('C:\\Users\\Ada L\\x, C:/Users/Ada L/y', { home: 'C:\\Users\\Ada L', user: 'Ada L' }),
    ).toBe('~\\x, ~/y')
  })
  it('given a name within other words, leaves those alone', () => {
    expect(redact('a Canadian adapter', ada)).toBe('a Canadian adapter')
    expect(redact('root cause', { home: '/root', user: 'root' })).toBe('root cause')
  })
})

describe('windowReport', () => {
  it('given everything, tells the machine and nothing of the user', () => {
    const sources: ReportSources = {
      doctor: {
        event: 'doctor',
        ok: true,
        machine: {
          os: 'Linux',
          cpu: 'x',
          cores: 2,
          cpu_features: ['AVX2', 'FMA'],
          memory_gb: 8,
          free_memory_gb: 4,
          node: '20',
          display: true,
        },
        gpu: { supported: [], in_use: 'cpu', devices: [] },
        engines: {
          stt: {
            engine: 'whisper.cpp addon',
            source: 'addon',
            version: '1',
            file: '/home/ada/a.node',
            addon: 'in use',
          },
          llm: { engine: 'node-llama-cpp', source: 'prebuilt', version: '3', file: null },
          onnxruntime: { engine: 'onnxruntime-node', source: 'prebuilt', version: '1', file: null },
        },
        models: [{ id: 'llm-1.5b', title: 'x', state: 'installed', bytes: 1, needed: true }],
        quality: { llm: 'llm-1.5b', why: 'Answers as balanced does.', worth_trying: null },
        catalog_error: null,
        storage: { cache_folder: '/home/ada/.cache/parley', free_disk_gb: 9, writable: true },
        privacy: { telemetry: 'off' },
        window: { electron: '45', electron_binary: null },
        problems: [],
      },
      versions: { app: '0.1.0', electron: '45', chrome: '140', node: '22' },
      readiness: { at: 'ready' },
      tier: { automatic: 'balanced', foretold: [], measuring: null, insteadForNow: 'fast' },
      engines: [
        { part: 'tts', name: 'voice', state: 'ready', detail: 'kokoro', pid: 1, error: null },
      ],
      settings: { ...DEFAULT_SETTINGS, systemPrompt: 'Call me Augusta.', microphoneId: 'a1b2' },
      figures: { session: percentiles([640]), allTime: percentiles([640]) },
      desktop: 'GNOME',
      session: 'wayland',
      sound: [{ label: 'Microphone', text: 'Ada’s headset, 48,000 Hz' }],
      access: [{ label: 'Hotkey', text: 'registered' }],
      logLines: [
        '10:00:00 [info] opened /home/ada/x',
        '10:00:01 [error] the voice ended by signal 11',
        '10:00:02 [warn] the microphone is gone',
      ],
      person: ada,
    }
    const sections = windowReport(sources)
    const text = reportText(sections)
    expect(text).toContain('Parley: 0.1.0\nElectron: 45')
    expect(text).toContain('voice: ready, kokoro')
    expect(text).toContain('Instruction sets: AVX2 FMA')
    expect(text).toContain('Desktop: GNOME, wayland')
    expect(text).toContain('Microphone: <user>’s headset, 48,000 Hz')
    expect(text).toContain('This session: 1 turns, P50 640 ms')
    const errors = sections.find(({ title }) => title === 'Errors of the log')
    expect(errors?.lines.map((line) => line.text)).toEqual([
      '10:00:01 [error] the voice ended by signal 11',
      '10:00:02 [warn] the microphone is gone',
    ])
    expect(text).toContain('~/.cache/parley')
    expect(text).not.toMatch(/ada\b|Augusta|a1b2/i)
  })
})
