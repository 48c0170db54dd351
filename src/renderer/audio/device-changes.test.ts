// Devices come and go.
import { describe, expect, it } from 'vitest'
import { microphoneMoved, speakerFor, stoodInFor } from './device-changes.ts'
import { type DeviceList, sortDevices } from './devices.ts'

function list(
  inputs: string[],
  outputs: string[] = [],
  defaultInput: string | null = null,
): DeviceList {
  const named = (id: string) => ({ id, label: id })
  return { inputs: inputs.map(named), outputs: outputs.map(named), defaultInput }
}

function device(kind: MediaDeviceKind, deviceId: string, label = '', groupId = 'g') {
  return { kind, deviceId, label, groupId, toJSON: () => ({}) }
}

describe('microphoneMoved', () => {
  it('given the chosen one back, is true; given it gone or still here, is false', () => {
    expect(microphoneMoved(list(['a']), list(['a', 'b']), 'b')).toBe(true)
    expect(microphoneMoved(list(['a', 'b']), list(['a']), 'b')).toBe(false)
    expect(microphoneMoved(list(['a', 'b']), list(['a', 'b', 'c']), 'b')).toBe(false)
  })

  it('given no choice, follows the system’s, but not its first word', () => {
    const [before, after] = [list(['a'], [], 'x'), list(['a'], [], 'y')]
    expect(microphoneMoved(before, after, null)).toBe(true)
    expect(microphoneMoved(before, before, null)).toBe(false)
    expect(microphoneMoved(list([]), after, null)).toBe(false)
  })
})

describe('speakerFor', () => {
  it('given no choice, plays on the system’s and says nothing', () => {
    expect(speakerFor(list(['a'], ['s']), null)).toEqual({ id: null, message: null })
  })

  it('given a choice that is there, plays on it and says nothing', () => {
    expect(speakerFor(list(['a'], ['s', 't']), 't')).toEqual({ id: 't', message: null })
  })

  it('given the choice gone, plays on the system’s and says so', () => {
    const { id, message } = speakerFor(list(['a'], ['s']), 't')
    expect(id).toBeNull()
    expect(message).toContain('gone')
  })

  it('given no loudspeaker, says so, but not while no device is known at all', () => {
    expect(speakerFor(list(['a']), null).message).toContain('No loudspeaker')
    expect(speakerFor(list([]), null).message).toBeNull()
  })
})

describe('sortDevices', () => {
  it('given the stand-ins for the system’s choice, leaves them out of the lists', () => {
    const sorted = sortDevices([
      device('audioinput', 'default', 'Default - Desk'),
      device('audioinput', 'a', 'Desk'),
      device('audiooutput', 'default', 'Default'),
      device('audiooutput', 's'),
      device('videoinput', 'v', 'Camera'),
    ])
    expect(sorted.inputs).toEqual([{ id: 'a', label: 'Desk' }])
    expect(sorted.outputs).toEqual([{ id: 's', label: 'Loudspeaker 1' }])
    expect(sorted.defaultInput).toBe('g Default - Desk')
  })
})

describe('stoodInFor', () => {
  const open = { at: 'open', label: 'Desk' } as const

  it('given the chosen microphone gone, names the one that is in use', () => {
    expect(stoodInFor('m', list(['a']), open)).toContain('Desk')
  })

  it('given it is there, or none was chosen, or none is open, says nothing', () => {
    expect(stoodInFor('a', list(['a']), open)).toBeNull()
    expect(stoodInFor(null, list(['a']), open)).toBeNull()
    expect(stoodInFor('m', list(['a']), { at: 'closed' })).toBeNull()
  })
})
