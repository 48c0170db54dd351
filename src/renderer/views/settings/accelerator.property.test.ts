import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RUNS } from '../../../engine/testing/lying.ts'
import { modifierHotkeyOf } from '../../../shared/hotkey.ts'
import { acceleratorOf } from './accelerator.ts'

describe('any key', () => {
  it('is an accelerator, or none', () => {
    const code = fc.oneof(
      fc.string(),
      fc.constantFrom('KeyA', 'F13', 'constructor', 'toString', '__proto__', 'Space'),
    )
    const press = fc.record({
      key: fc.string(),
      code,
      ctrlKey: fc.boolean(),
      metaKey: fc.boolean(),
      altKey: fc.boolean(),
      shiftKey: fc.boolean(),
    })
    fc.assert(
      fc.property(press, (pressed) => {
        const accelerator: unknown = acceleratorOf(pressed, 'linux')
        expect(modifierHotkeyOf(pressed.code) ?? '').toMatch(/^\w*$/)
        if (accelerator !== null) expect(accelerator).toMatch(/^[\x20-\x7e]{1,60}$/)
      }),
      { numRuns: RUNS * 4 },
    )
  })
})
