// When silence tells that there is no echo.
import { describe, expect, it } from 'vitest'
import { EchoAbsence } from './echo-absence.ts'

function after(powers: number[]): boolean {
  const absence = new EchoAbsence()
  for (const power of powers) absence.update(power)
  return absence.isSure
}

describe('EchoAbsence', () => {
  it('given a quiet microphone during two seconds of speech, is sure', () => {
    expect(after(Array<number>(60).fill(1e-7))).toBe(true)
  })

  it('given half a second, is not sure yet', () => {
    expect(after(Array<number>(16).fill(1e-7))).toBe(false)
  })

  it('given quiet during the first words, is sure though a person speaks from then on', () => {
    expect(after(Array.from({ length: 60 }, (_, i) => (i < 20 ? 1e-7 : 1e-3)))).toBe(true)
  })

  it('given an echo that comes late, is not sure', () => {
    expect(after(Array.from({ length: 60 }, (_, i) => (i < 16 ? 1e-7 : 1e-3)))).toBe(false)
  })

  it('given a person who speaks a third of the time, is sure all the same', () => {
    expect(after(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1e-3 : 1e-7)))).toBe(true)
  })

  it('given sound most of the time, is not', () => {
    expect(after(Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1e-7 : 1e-3)))).toBe(false)
  })

  it('given an echo that was measured, takes five seconds of quiet and not one for headphones', () => {
    const absence = new EchoAbsence()
    absence.believe(false)
    for (let i = 0; i < 150; i++) absence.update(i % 40 === 39 ? 1e-3 : 1e-7)
    expect(absence.isSure).toBe(false)
    for (let i = 0; i < 10; i++) absence.update(1e-7)
    expect(absence.isSure).toBe(true)
  })

  it('given an echo that was measured and goes on, stays with it', () => {
    const absence = new EchoAbsence()
    absence.believe(false)
    for (let i = 0; i < 400; i++) absence.update(i % 60 < 30 ? 1e-7 : 1e-3)
    expect(absence.isSure).toBe(false)
  })

  it('given headphones that were measured, is sure in a noisy room too', () => {
    const absence = new EchoAbsence()
    absence.believe(true)
    for (let i = 0; i < 60; i++) absence.update(1e-3)
    expect(absence.isSure).toBe(true)
  })
})
