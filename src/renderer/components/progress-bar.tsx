// How far something has come, as a bar.
import { Progress } from 'radix-ui'

/** @param props.percent 0…100; null where it is not known */
export function ProgressBar({ label, percent }: { label: string; percent: number | null }) {
  return (
    <Progress.Root className="progress" value={percent} aria-label={label}>
      <Progress.Indicator asChild>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
          <rect width={percent ?? 100} height="1" />
        </svg>
      </Progress.Indicator>
    </Progress.Root>
  )
}
