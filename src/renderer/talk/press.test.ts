import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '../../shared/window/settings.ts'
import { sampleState } from '../testing/sample-state.ts'

const told: string[] = []

// Loaded anew for each test, as the mock is: unit tests share their modules.
type Loaded = typeof import('./press.ts') & {
  usePress: (typeof import('../store/press-store.ts'))['usePress']
  useAppStore: (typeof import('../store/app-store.ts'))['useAppStore']
}
let loaded: Loaded

function given(pressStyle: Settings['pressStyle'], isReady = true): void {
  const app = sampleState()
  loaded.useAppStore.setState({
    app: {
      ...app,
      settings: { ...app.settings, pressStyle },
      readiness: isReady ? { at: 'ready' } : { at: 'starting', loading: [] },
    },
  })
}

// Once for all tests: undone and made again between two of them, either may come last.
beforeAll(() => {
  // Without a page there is no microphone: what it would be told is noted.
  vi.doMock('../audio/audio-link.ts', () => ({
    press: () => told.push('press'),
    release: () => told.push('release'),
    stopTalking: () => told.push('stop'),
    playCue: async () => {},
  }))
})
beforeEach(async () => {
  vi.useFakeTimers()
  told.length = 0
  vi.resetModules()
  const [press, { usePress }, { useAppStore }] = await Promise.all([
    import('./press.ts'),
    import('../store/press-store.ts'),
    import('../store/app-store.ts'),
  ])
  loaded = { ...press, usePress, useAppStore }
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => {
  vi.doUnmock('../audio/audio-link.ts')
  vi.resetModules()
})

describe('pressStroke', () => {
  it('given the hotkey held and let go, then the turn is what was said between', () => {
    given('hold')
    loaded.pressStroke('down')
    expect(told).toEqual(['press'])
    vi.advanceTimersByTime(2_000)
    loaded.pressStroke('up')
    expect(told).toEqual(['press', 'release'])
  })

  it('given the hotkey held while the window loses the focus, then the turn goes on', () => {
    given('hold')
    loaded.pressStroke('down')
    loaded.keyComesUp()
    expect(loaded.usePress.getState().at).toBe('held')
    loaded.pressStroke('up')
    expect(told).toEqual(['press', 'release'])
  })

  it('given a press before the engine is ready, then nothing sticks: the next one talks', () => {
    for (const stroke of ['down', 'tap'] as const) {
      given('toggle', false)
      loaded.pressStroke(stroke)
      loaded.pressStroke('up')
      expect(loaded.usePress.getState().at).toBe('up')
    }
    expect(told).toEqual([])
    given('toggle')
    loaded.pressStroke('tap')
    expect(told).toEqual(['press'])
    loaded.pressStroke('tap')
    expect(told).toEqual(['press', 'release'])
  })

  it('given a press that the main process takes back, then it is up and the next one talks', () => {
    given('toggle')
    loaded.pressStroke('tap')
    loaded.pressStroke('cancel')
    expect(loaded.usePress.getState().at).toBe('up')
    loaded.pressStroke('cancel')
    expect(told).toEqual(['press', 'stop'])
    loaded.pressStroke('tap')
    expect(told).toEqual(['press', 'stop', 'press'])
  })
})
