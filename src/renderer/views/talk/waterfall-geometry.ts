// Where the bars of a waterfall stand, in percent of the chart's width. Pure.
import type { WaterfallRow, WaterfallScale } from '../../../shared/waterfall.ts'

export interface BarPlace {
  leftPercent: number
  widthPercent: number
}

/** So narrow a bar can still be seen. */
const LEAST_PERCENT = 0.8

/** The bar of `row`, cut at the scale's edges. */
export function placeBar({ startMs, endMs }: WaterfallRow, scale: WaterfallScale): BarPlace {
  const left = atPercent(startMs, scale)
  const right = atPercent(endMs, scale)
  const widthPercent = Math.max(LEAST_PERCENT, right - left)
  return { leftPercent: Math.min(left, 100 - widthPercent), widthPercent }
}

/** Where `timeMs` stands, 0…100. */
export function atPercent(timeMs: number, { startMs, endMs }: WaterfallScale): number {
  const share = (timeMs - startMs) / (endMs - startMs)
  return Math.min(100, Math.max(0, share * 100))
}
