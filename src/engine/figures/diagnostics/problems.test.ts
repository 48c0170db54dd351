import { describe, expect, it } from 'vitest'
import type { Facts } from './doctor-report.ts'
import { healthyFacts as healthy } from '../testing/healthy-facts.ts'
import { problemsOf } from './problems.ts'

const codes = (facts: Facts): string[] => problemsOf(facts).map(({ code }) => code)

describe('problemsOf', () => {
  it('given a healthy machine, finds nothing, whatever optional models are missing', () => {
    expect(problemsOf(healthy())).toEqual([])
  })

  it('given a missing and a corrupt model, names each with the command that repairs it', () => {
    const facts = healthy()
    facts.models = [
      { id: 'kokoro-82m', title: 'voice', state: 'corrupt', bytes: 244_000_000, needed: true },
      {
        id: 'llm-1.5b',
        title: 'language model',
        state: 'missing',
        bytes: 1_100_000_000,
        needed: true,
      },
    ]
    expect(problemsOf(facts)).toEqual([
      {
        code: 'model_corrupt',
        message: 'the model kokoro-82m (voice) is corrupt',
        fix: 'parley models pull kokoro-82m',
        severity: 'error',
      },
      expect.objectContaining({ code: 'model_missing', fix: 'parley models pull llm-1.5b' }),
    ])
  })

  it('given an installed app, names no command that a person without a checkout could not type', () => {
    const facts = healthy()
    facts.models = [
      { id: 'llm-1.5b', title: 'llm', state: 'missing', bytes: 1_100_000_000, needed: true },
    ]
    facts.catalog_error = 'unreadable'
    facts.engines.stt = { ...facts.engines.stt, source: 'none', addon: 'does not load' }
    facts.engines.llm.source = 'none'
    facts.window.electron_binary = null
    facts.machine.memory_gb = 2
    facts.storage = { ...facts.storage, writable: false, free_disk_gb: 0 }
    const problems = problemsOf(facts, 'installed')
    expect(problems.map(({ code }) => code)).toEqual([
      'catalog_unusable',
      'model_missing',
      'cache_unwritable',
      'disk_full',
      'stt_missing',
      'engine_missing',
      'memory_low',
    ])
    for (const { fix } of problems)
      expect(fix).not.toMatch(/npm|parley |git|native\/|--|PARLEY_|variable/)
  })

  it('given less disk than the missing models need, says so', () => {
    const facts = healthy()
    facts.models = [
      { id: 'llm-1.5b', title: 'llm', state: 'missing', bytes: 1_100_000_000, needed: true },
    ]
    facts.storage.free_disk_gb = 1.2
    expect(codes(facts)).toEqual(['model_missing', 'disk_full'])
  })

  it('given a full disk and every model installed, is content', () => {
    const facts = healthy()
    facts.storage.free_disk_gb = 0
    expect(codes(facts)).toEqual([])
  })

  it('given no addon but the prebuilt one, warns and tells how to build it', () => {
    const facts = healthy()
    facts.engines.stt = {
      engine: '@napi-rs/whisper',
      source: 'prebuilt',
      version: '0.0.4',
      file: '/n',
      addon: 'no build tools',
    }
    expect(problemsOf(facts)).toEqual([
      expect.objectContaining({
        code: 'stt_fallback',
        severity: 'warning',
        fix: 'install cmake and a C++ compiler, then: npm run setup',
      }),
    ])
  })

  it('given no display and a broken engine, tells the error before the warning', () => {
    const facts = healthy()
    facts.machine.display = false
    facts.engines.llm.source = 'none'
    expect(codes(facts)).toEqual(['engine_missing', 'no_display'])
  })
})
