// The report that a user hands on: what the window shows of it is what is copied and saved.

export interface ReportLine {
  label: string | null
  text: string
}

export interface ReportSection {
  title: string
  lines: ReportLine[]
}

export interface DiagnosticsReport {
  sections: ReportSection[]
  /** A spoken turn is possible. */
  ok: boolean
}

/** The report as plain text (Markdown headings). */
export function reportText(sections: readonly ReportSection[]): string {
  return sections
    .map(({ title, lines }) => {
      const written = lines.map(({ label, text }) => (label === null ? text : `${label}: ${text}`))
      return `## ${title}\n${written.length > 0 ? written.join('\n') : 'none'}\n`
    })
    .join('\n')
}
