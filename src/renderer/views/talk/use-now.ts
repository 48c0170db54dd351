// The time, renewed while something that counts down is shown.
import { useEffect, useState } from 'react'

/** ms since 1970, anew every `everyMs`. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.documentElement.dataset['shown'] !== 'false') setNowMs(Date.now())
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}
