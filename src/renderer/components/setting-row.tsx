// One setting: its name, what it means, and the control.
import { Slider, Switch } from 'radix-ui'
import { useId, useState, type ReactNode } from 'react'

interface RowProps {
  title: string
  help?: ReactNode
  /** Of the element that the title names. */
  labelFor?: string
  /** The control needs the whole width. */
  wide?: boolean
  children: ReactNode
}

export function SettingRow({ title, help, labelFor, wide, children }: RowProps) {
  return (
    <div className="setting" data-wide={wide || undefined}>
      <div className="setting-text">
        {labelFor ? <label htmlFor={labelFor}>{title}</label> : <span>{title}</span>}
        {help && <p className="setting-help">{help}</p>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  )
}

interface SwitchRowProps {
  title: string
  help?: ReactNode
  value: boolean
  /** It cannot be had here: the switch stays as it is. */
  isOff?: boolean
  onChange: (value: boolean) => void
}

export function SwitchRow({ title, help, value, isOff, onChange }: SwitchRowProps) {
  const id = useId()
  return (
    <SettingRow title={title} help={help} labelFor={id}>
      <Switch.Root
        id={id}
        className="switch"
        checked={value}
        disabled={isOff}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </SettingRow>
  )
}

interface SelectRowProps<T extends string> {
  title: string
  help?: ReactNode
  value: T
  options: readonly { value: T; text: string }[]
  onChange: (value: T) => void
}

export function SelectRow<T extends string>({
  title,
  help,
  value,
  options,
  onChange,
}: SelectRowProps<T>) {
  const id = useId()
  return (
    <SettingRow title={title} help={help} labelFor={id}>
      <select
        id={id}
        className="select"
        value={value}
        // Only values of `options` are on offer.
        onChange={(event) => onChange(event.target.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </SettingRow>
  )
}

interface SliderRowProps {
  title: string
  help?: ReactNode
  value: number
  min: number
  max: number
  step: number
  /** The value as it is shown and read out. */
  format: (value: number) => string
  onChange: (value: number) => void
}

/** Follows the hand at once, and tells of the change when the hand lets go. */
export function SliderRow({
  title,
  help,
  value,
  min,
  max,
  step,
  format,
  onChange,
}: SliderRowProps) {
  const [moving, move] = useState<number | null>(null)
  const shown = moving ?? value
  return (
    <SettingRow title={title} help={help}>
      <div className="slider-row">
        <Slider.Root
          className="slider"
          value={[shown]}
          {...{ min, max, step }}
          onValueChange={([next]) => move(next ?? value)}
          onValueCommit={([next]) => {
            move(null)
            onChange(next ?? value)
          }}
        >
          <Slider.Track className="slider-track">
            <Slider.Range className="slider-range" />
          </Slider.Track>
          <Slider.Thumb
            className="slider-thumb"
            aria-label={title}
            aria-valuetext={format(shown)}
          />
        </Slider.Root>
        <output>{format(shown)}</output>
      </div>
    </SettingRow>
  )
}
