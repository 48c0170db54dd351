// The little linear algebra that fitting takes: small symmetric matrices, row by row in one array.

/**
 * Solves (A + ridge I) X = B for symmetric positive A by Cholesky's decomposition.
 * @param a [n, n]
 * @param b [n, columns]; changed in place into X
 */
export function solveRidge(
  a: Float64Array,
  ridge: number,
  b: Float64Array,
  n: number,
): Float64Array {
  const lower = Float64Array.from(a)
  for (let i = 0; i < n; i++) {
    lower[i * n + i]! += ridge
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * n + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j]!
    }
  }
  const columns = b.length / n
  const eliminate = (i: number, k: number, factor: number): void => {
    for (let column = 0; column < columns; column++)
      b[i * columns + column]! -= factor * b[k * columns + column]!
  }
  const divide = (i: number): void => {
    for (let column = 0; column < columns; column++) b[i * columns + column]! /= lower[i * n + i]!
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) eliminate(i, k, lower[i * n + k]!)
    divide(i)
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) eliminate(i, k, lower[k * n + i]!)
    divide(i)
  }
  return b
}

export interface Eigen {
  value: number
  vector: Float64Array
}

/**
 * Eigenvalues and unit eigenvectors of a symmetric matrix, largest value first.
 * Source: the cyclic Jacobi method (Golub & Van Loan, Matrix Computations, 8.5).
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen[] {
  const a = Float64Array.from(matrix)
  const vectors = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0))
  const size = a.reduce((sum, value) => sum + value * value, 0)
  const turn = (
    m: Float64Array,
    p: number,
    q: number,
    c: number,
    s: number,
    step: number,
    stride: number,
  ): void => {
    for (let k = 0; k < n; k++) {
      const x = m[k * step + p * stride]!
      const y = m[k * step + q * stride]!
      m[k * step + p * stride] = c * x - s * y
      m[k * step + q * stride] = s * x + c * y
    }
  }
  for (let sweep = 0; sweep < 60; sweep++) {
    let offDiagonal = 0
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const value = a[p * n + q]!
        offDiagonal += value * value
        if (Math.abs(value) < 1e-300) continue
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * value)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        const s = t * c
        turn(a, p, q, c, s, n, 1)
        turn(a, p, q, c, s, 1, n)
        turn(vectors, p, q, c, s, n, 1)
      }
    }
    if (offDiagonal < 1e-22 * size) break
  }
  return Array.from({ length: n }, (_, at) => ({
    value: a[at * n + at]!,
    vector: Float64Array.from({ length: n }, (_, row) => vectors[row * n + at]!),
  })).sort((one, other) => other.value - one.value)
}
