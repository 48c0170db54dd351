// The overlay's entry: a page of its own, small enough to be there at once.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../style/tokens.css'
import './overlay.css'
import { Overlay } from './overlay.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('overlay.html has no #root')

createRoot(root).render(
  <StrictMode>
    <Overlay />
  </StrictMode>,
)
