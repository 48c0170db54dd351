// The frame of every page beside the conversation: title, what can be done with all of it, the content.
import type { ReactNode } from 'react'

interface PageProps {
  title: string
  lead?: string
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <main className="page">
      <div className="page-inner">
        <header className="page-head">
          <div>
            <h1>{title}</h1>
            {lead && <p className="lead">{lead}</p>}
          </div>
          {actions && <div className="page-actions">{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  )
}

interface EmptyProps {
  title: string
  /** What can be done about it. */
  action?: ReactNode
  children: ReactNode
}

/** Instead of a list without entries: what will stand there, and how it gets there. */
export function Empty({ title, action, children }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="empty-text">{children}</p>
      {action}
    </div>
  )
}
