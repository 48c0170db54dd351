// Reads a sum that is written in figures, as language models write it: "12 * (3 + 4)^2".
import type { SumFault } from '../instant/sum-forms.ts'

const TOKEN = /\s*(\d[\d,]*\.?\d*|\.\d+|\*\*|[-+*/^%()×÷−])/y
const DEEPEST = 50

/** Undefined where anything but figures, operators and brackets stands in it, or where it is not whole. */
export function arithmetic(text: string): { value: number; fault?: SumFault } | undefined {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  let at = 0
  let fault: SumFault | undefined
  const take = (...signs: string[]): string | undefined =>
    signs.includes(tokens[at] ?? '') ? tokens[at++] : undefined

  function sum(depth: number): number {
    let value = product(depth)
    for (let sign = take('+', '-'); sign; sign = take('+', '-'))
      value += (sign === '-' ? -1 : 1) * product(depth)
    return value
  }
  function product(depth: number): number {
    let value = signed(depth)
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      const right = signed(depth)
      if (sign === '/' && right === 0) fault ??= 'division by zero'
      value = sign === '*' ? value * right : value / right
    }
    return value
  }
  function signed(depth: number): number {
    if (depth > DEEPEST) return NaN
    if (take('-')) return -signed(depth + 1)
    let value = primary(depth)
    while (take('%')) value /= 100
    return take('^') ? value ** signed(depth + 1) : value
  }
  function primary(depth: number): number {
    if (take('(')) {
      const value = sum(depth + 1)
      return take(')') ? value : NaN
    }
    return /^[\d.]/.test(tokens?.[at] ?? '') ? Number(tokens?.[at++]) : NaN
  }

  const value = sum(0)
  if (at < tokens.length) return undefined
  if (fault) return { value, fault }
  return Number.isNaN(value) ? undefined : { value }
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) return undefined
    tokens.push(plain(token))
  }
  return tokens
}

function plain(token: string): string {
  const same: Record<string, string> = { '×': '*', '÷': '/', '−': '-', '**': '^' }
  return same[token] ?? token.replaceAll(',', '')
}
