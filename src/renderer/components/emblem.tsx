// The app's sign: two voices in one circle. The same as resources/icons/icon.svg.

export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 64 64" width="64" height="64" aria-hidden>
      <rect className="emblem-ground" width="64" height="64" rx="15" />
      <g className="emblem-bars" strokeWidth="5" strokeLinecap="round">
        <path d="M15 29v6M24 21v22M33 14v26" />
        <path className="emblem-answer" d="M33 50v0M42 24v22M50 30v8" />
      </g>
    </svg>
  )
}
