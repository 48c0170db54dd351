// The page's entry: mounts the app.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './style.css'
import { Welcome } from './views/welcome.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <Welcome />
  </StrictMode>,
)
