import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useAppStore } from '../store/app-store.ts'
import { useAudio } from '../store/audio-store.ts'
import { clearConversation, useConversation } from '../store/conversation-store.ts'
import { useNotices } from '../store/notice-store.ts'
import { usePress } from '../store/press-store.ts'
import { FakeBridge } from '../testing/fake-bridge.ts'
import { INTERRUPTED, sampleReport } from '../testing/sample-turns.ts'
import { lastAnswer, lastSaid } from '../components/live-region.tsx'
import { connect, loadState } from './connect.ts'
import { changeSettings } from './settings-actions.ts'
import { aboutToTalk, cancelScheduled } from './talk-actions.ts'

// Without a page there is no microphone and no player.
vi.mock('../audio/audio-link.ts', () => ({
  startAudio: async () => {},
  applyAudioSettings: async () => {},
  setMuted: () => {},
  setShown: () => {},
  press: () => {},
  release: () => {},
  playCue: async () => {},
}))

let bridge: FakeBridge
let end: () => void

beforeEach(async () => {
  bridge = new FakeBridge()
  vi.stubGlobal('window', { parley: bridge })
  clearConversation()
  useNotices.setState({ notices: [] })
  useAppStore.setState({ app: null, failure: null })
  end = connect()
  await loadState()
})

afterEach(() => {
  end()
  vi.unstubAllGlobals()
})

describe('connect', () => {
  it('given events, when they come, then the stores follow', () => {
    bridge.emit('mode', { mode: 'listening', muted: true })
    bridge.emit('finished', sampleReport(1, INTERRUPTED))
    expect(useAppStore.getState().app).toMatchObject({ mode: 'listening', muted: true })
    expect(useConversation.getState().finished).toHaveLength(1)
  })

  it('given a page that is loaded anew in the middle of a conversation, then it shows what was said, each turn once', async () => {
    const [first, second] = [sampleReport(1), sampleReport(2, INTERRUPTED)]
    bridge.state = { ...bridge.state, turns: [first, second] }
    bridge.emit('finished', second) // of the turn that the end of the page before has cut short
    clearConversation()
    await loadState()
    await loadState()
    bridge.emit('finished', second)
    const { finished } = useConversation.getState()
    expect(finished.map(({ turn }) => turn)).toEqual([1, 2])
    expect(finished[1]).toMatchObject({ summary: { interrupted: true } })
  })

  it('given a new conversation, wherever it was begun, then what was said before is gone', () => {
    bridge.emit('finished', sampleReport(1))
    bridge.emit('anew', undefined)
    expect(useConversation.getState().finished).toEqual([])
  })

  it('given a timer, when it is cancelled here, then the main process is asked, and the list follows', async () => {
    const timer = { id: '4', kind: 'timer', label: 'pasta', dueAt: '2026-11-21T12:00:00Z' } as const
    bridge.state = { ...bridge.state, schedule: [timer] }
    bridge.emit('schedule', [timer])
    expect(useAppStore.getState().app?.schedule).toEqual([timer])
    await cancelScheduled('4')
    expect(bridge.requests.at(-1)).toEqual({ name: 'schedule:cancel', params: { id: '4' } })
    expect(useAppStore.getState().app?.schedule).toEqual([])
  })

  it('given a main process that does not answer, then its line is kept', async () => {
    useAppStore.setState({ app: null })
    bridge.failNext = 'The settings cannot be read.'
    await loadState()
    expect(useAppStore.getState()).toMatchObject({
      app: null,
      failure: 'The settings cannot be read.',
    })
  })

  it('given a microphone that a press cannot open, then nothing is held open any more', () => {
    bridge.emit('press', { stroke: 'tap' })
    expect(usePress.getState().at).toBe('locked')
    useAudio.setState({ microphone: { at: 'opening' } })
    expect(usePress.getState().at).toBe('locked')
    useAudio.setState({ microphone: { at: 'denied', message: 'It is refused.' } })
    expect(usePress.getState().at).toBe('up')
  })

  it('given engines that sleep, when somebody is about to talk, then they are woken, and not again', () => {
    aboutToTalk()
    expect(bridge.messages).toEqual([])
    bridge.emit('readiness', { at: 'asleep' })
    aboutToTalk()
    bridge.emit('readiness', { at: 'waking' })
    aboutToTalk()
    expect(bridge.messages).toEqual([{ name: 'talk:near', payload: undefined }])
  })

  it('given engines that make room for a measurement, when somebody points at the button, then it goes on', () => {
    bridge.emit('readiness', { at: 'asleep' })
    bridge.emit('measuring', { id: 'llm-1.5b', step: 'talking', done: 0.4 })
    aboutToTalk()
    expect(bridge.messages).toEqual([])
    bridge.emit('measuring', null)
    aboutToTalk()
    expect(bridge.messages).toEqual([{ name: 'talk:near', payload: undefined }])
  })

  it('given a window that is hidden, then style sheets are told', () => {
    const dataset: Record<string, string> = {}
    vi.stubGlobal('document', { documentElement: { dataset } })
    bridge.emit('shown', { isShown: false })
    expect(dataset).toEqual({ shown: 'false' })
  })

  it('given the end of the subscriptions, then nothing follows any more', () => {
    end()
    bridge.emit('notice', { tone: 'info', message: 'hello' })
    expect(useNotices.getState().notices).toEqual([])
  })
})

describe('changeSettings', () => {
  it('given a change that is refused, then it is taken back and said', async () => {
    bridge.failNext = 'The disk is full.'
    expect(await changeSettings({ speed: 1.5 })).toBe(false)
    expect(useAppStore.getState().app!.settings.speed).toBe(1)
    expect(useNotices.getState().notices).toMatchObject([{ message: 'The disk is full.' }])
  })
})

describe('live region', () => {
  it('given words that are not final, then it is silent; an interrupted reply is told as far as it was heard', () => {
    const partial = { event: 'stt_partial', t_ms: 0, turn: 1, confirmed: 'Tell', tentative: 'me' }
    bridge.emit('turn', partial as never)
    expect(lastSaid(useConversation.getState())).toBe('')
    bridge.emit('finished', sampleReport(1, INTERRUPTED))
    expect(lastSaid(useConversation.getState())).toBe(`You: ${INTERRUPTED.transcript}`)
    expect(lastAnswer(useConversation.getState())).toBe(`Parley, interrupted: ${INTERRUPTED.heard}`)
  })
})
