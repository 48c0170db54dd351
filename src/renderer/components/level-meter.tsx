// The microphone's level as a bar: whether one is heard at all.
import { useEffect, useRef } from 'react'
import { watchLevel } from '../audio/audio-link.ts'
import { useAudio } from '../store/audio-store.ts'

export function LevelMeter() {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(watchLevel, [])
  useEffect(() => {
    const show = (level: number): void =>
      bar.current?.style.setProperty('--level', level.toFixed(2))
    show(useAudio.getState().inputLevel)
    // Past React: it changes many times a second.
    return useAudio.subscribe(({ inputLevel }) => show(inputLevel))
  }, [])
  return (
    <span className="meter" role="img" aria-label="Microphone level">
      <span ref={bar} />
    </span>
  )
}
