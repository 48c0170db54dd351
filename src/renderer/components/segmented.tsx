// A choice of a few, all in sight.
import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'

interface SegmentedProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; text: ReactNode }[]
  onChange: (value: T) => void
  testId?: string
}

export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  testId,
}: SegmentedProps<T>) {
  return (
    <RadioGroup.Root
      className="segmented"
      aria-label={label}
      value={value}
      // Only values of `options` are on offer.
      onValueChange={(chosen) => onChange(chosen as T)}
      data-testid={testId}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} className="segment" value={option.value}>
          {option.text}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
