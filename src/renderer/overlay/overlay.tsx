// What goes on while the window is not in front: state, level, the words of both, and a button that stops it all.
import { Square } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { on, send } from '../bridge.ts'
import { splitSpoken } from '../store/spoken-part.ts'
import type { OverlayPicture } from '../../shared/window/overlay-picture.ts'

const TITLES: Record<OverlayPicture['mode'], string> = {
  idle: 'Done',
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
}

export function Overlay() {
  const [picture, setPicture] = useState<OverlayPicture | null>(null)
  useEffect(() => {
    const end = on('overlay', setPicture)
    send('overlay:ready', undefined)
    return end
  }, [])
  return picture && <Card picture={picture} />
}

function Card({ picture }: { picture: OverlayPicture }) {
  const { mode, edge, level } = picture
  const stop = useRef<HTMLButtonElement>(null)
  useToldPlace(stop, picture)
  return (
    <main className="overlay" data-edge={edge} data-mode={mode}>
      <div className="card">
        <header>
          <span className="bars" style={{ '--level': level } as object} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          <h1>{TITLES[mode]}</h1>
          <button
            ref={stop}
            type="button"
            aria-label="Stop"
            data-testid="overlay-stop"
            onClick={() => send('overlay:stop', undefined)}
          >
            <Square aria-hidden size={14} fill="currentColor" />
          </button>
        </header>
        <Words picture={picture} />
      </div>
    </main>
  )
}

/** Of a long reply the part that is being spoken is in sight. */
function Words({ picture }: { picture: OverlayPicture }) {
  const { confirmed, tentative, reply, spoken, error } = picture
  const [heard, rest] = splitSpoken(reply, spoken)
  const now = useRef<HTMLSpanElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    now.current?.scrollIntoView({ block: 'nearest' })
    said.current?.scrollTo({ top: said.current.scrollHeight })
  })
  return (
    <>
      {confirmed + tentative !== '' && (
        <p className="said" ref={said} data-testid="overlay-said">
          {confirmed} <span className="tentative">{tentative}</span>
        </p>
      )}
      {error !== null && <p className="error">{error}</p>}
      {reply !== '' && error === null && (
        <p className="reply" data-testid="overlay-reply">
          {heard}
          <span ref={now} className="now" />
          <span className="rest">{rest}</span>
        </p>
      )}
    </>
  )
}

/** The main process lets clicks through everywhere else. */
function useToldPlace(button: RefObject<HTMLElement | null>, picture: OverlayPicture): void {
  const told = useRef('')
  useEffect(() => {
    const { x, y, width, height } = button.current!.getBoundingClientRect()
    const place = { x, y, width, height }
    const now = JSON.stringify(place)
    if (now === told.current) return
    told.current = now
    send('overlay:button', place)
  }, [button, picture])
}
