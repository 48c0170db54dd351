// Where the arrow keys lead among points or rows that stand in an order.

/**
 * @param key as KeyboardEvent has it
 * @param at the present one of `count`, from 0
 * @param forward the key that leads on besides ArrowRight; its opposite leads back, as ArrowLeft does
 * @returns the next one; null for keys that lead nowhere
 */
export function stepAlong(
  key: string,
  at: number,
  count: number,
  forward: 'ArrowUp' | 'ArrowDown',
): number | null {
  const back = forward === 'ArrowUp' ? 'ArrowDown' : 'ArrowUp'
  switch (key) {
    case 'ArrowRight':
    case forward:
      return Math.min(count - 1, at + 1)
    case 'ArrowLeft':
    case back:
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
