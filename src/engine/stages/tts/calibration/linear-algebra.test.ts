import { describe, expect, it } from 'vitest'
import { solveRidge, symmetricEigen } from './linear-algebra.ts'

const matrix = Float64Array.of(4, 1, 2, 1, 3, 0, 2, 0, 5)

const close = (value: number): unknown => expect.closeTo(value, 9)

describe('solveRidge', () => {
  it('given a symmetric matrix and two right sides, solves both', () => {
    const x = solveRidge(matrix, 1, Float64Array.of(1, 0, 2, 1, 3, 0), 3)
    const row = (i: number, column: number): number =>
      [0, 1, 2].reduce(
        (sum, k) => sum + (matrix[i * 3 + k]! + (i === k ? 1 : 0)) * x[k * 2 + column]!,
        0,
      )
    expect([row(0, 0), row(1, 0), row(2, 0)]).toEqual([1, 2, 3].map(close))
    expect([row(0, 1), row(1, 1), row(2, 1)]).toEqual([0, 1, 0].map(close))
  })
})

describe('symmetricEigen', () => {
  it('given a symmetric matrix, every vector is only stretched by its value, the largest first', () => {
    const eigen = symmetricEigen(matrix, 3)
    for (const { value, vector } of eigen) {
      for (let i = 0; i < 3; i++) {
        const image = [0, 1, 2].reduce((sum, k) => sum + matrix[i * 3 + k]! * vector[k]!, 0)
        expect(image).toBeCloseTo(value * vector[i]!, 9)
      }
    }
    expect(eigen[0]!.value).toBeGreaterThan(eigen[2]!.value)
    expect(eigen.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(12, 9)
  })
})
