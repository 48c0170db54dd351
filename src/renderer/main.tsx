// The page's entry: mounts the app.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'
import './style/shell.css'
import './style/talk.css'
import './style/talk-button.css'
import './style/waterfall.css'
import './style/sparkline.css'
import './style/pages.css'
import './style/models.css'
import './style/statistics.css'
import './style/tiny.css'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
