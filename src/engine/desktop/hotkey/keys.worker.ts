// The key listener's process: the system's keys and buttons by libuiohook, of which it tells one hotkey's strokes alone.
// It keeps no key, logs none and sends none: KeyMatcher looks at each as it comes and forgets it.
import { parseHotkey } from '../../../shared/hotkey.ts'
import { serve } from '../../stages/worker/serve.ts'
import type { KeyMethods } from './key-methods.ts'
import { KeyMatcher, type RawInput } from './key-matcher.ts'
import { StrokeQueue } from './stroke-queue.ts'

let take: ((input: RawInput) => void) | undefined

serve<KeyMethods>({
  // eslint-disable-next-line require-yield -- a method without chunks
  async *load() {
    // Loaded here and not above: where a library of the system is missing, that is an error in words.
    const { uIOhook } = await import('uiohook-napi')
    const key = (isDown: boolean) => (event: { keycode: number }) =>
      take?.({ source: 'key', code: event.keycode, isDown })
    const button = (isDown: boolean) => (event: { button: unknown }) =>
      take?.({ source: 'mouse', code: Number(event.button), isDown })
    uIOhook.on('keydown', key(true))
    uIOhook.on('keyup', key(false))
    uIOhook.on('mousedown', button(true))
    uIOhook.on('mouseup', button(false))
    uIOhook.start()
    return undefined
  },

  async *strokes({ hotkey, platform }, { signal }) {
    const parsed = parseHotkey(hotkey, platform)
    if (!parsed) throw new Error('not a hotkey')
    const matcher = new KeyMatcher(parsed)
    const queue = new StrokeQueue(signal)
    const own = (input: RawInput): void => queue.add(matcher.take(input, performance.now()))
    take = own
    try {
      yield* queue
    } finally {
      if (take === own) take = undefined
    }
    return undefined
  },
})
