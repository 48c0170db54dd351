import { expect, it } from 'vitest'
import type { TellPage } from '../engine/desktop/tell-page.ts'
import { PageMail } from './page-mail.ts'

function mailbox(): { mail: PageMail; arrived: unknown[] } {
  const arrived: unknown[] = []
  const note: TellPage = (name, payload) => {
    arrived.push({ [name]: payload })
  }
  return { mail: new PageMail(note), arrived }
}

it('keeps notices, and where the page is to go, until the page is there', () => {
  // Given a window that is still loading
  const { mail, arrived } = mailbox()
  // When a notice comes and a notification is clicked
  mail.tell('notice', { tone: 'info', message: 'The tea is ready.', isDue: true })
  mail.tell('navigate', { view: 'history' })
  mail.tell('navigate', { view: 'models' })
  expect(arrived).toEqual([])
  // Then the page learns of both once it listens, and of the last way alone
  mail.pageReady()
  const notice = { tone: 'info', message: 'The tea is ready.', isDue: true }
  expect(arrived).toEqual([{ notice }, { navigate: { view: 'models' } }])
  // And a page that is loaded anew does not go there again
  mail.pageGone()
  mail.pageReady()
  expect(arrived).toHaveLength(2)
})

it('hands everything else on at once: the first picture holds it', () => {
  const { mail, arrived } = mailbox()
  mail.tell('mode', { mode: 'listening', muted: true })
  expect(arrived).toEqual([{ mode: { mode: 'listening', muted: true } }])
})
