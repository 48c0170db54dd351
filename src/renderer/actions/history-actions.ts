// Past conversations.
import { request } from '../bridge.ts'
import { notify } from '../store/notice-store.ts'
import { told } from './report.ts'

export const listHistory = (search: string) => told(request('history:list', { search }))

export const openConversation = (id: string) => told(request('history:open', { id }))

export const renameConversation = (id: string, title: string) =>
  told(request('history:rename', { id, title }))

export const deleteConversation = (id: string) => told(request('history:delete', { id }))

export const deleteHistory = () => told(request('history:delete', { all: true }))

/** Deletes what was said, learned and logged; then the page forgets what it shows by loading anew. */
export async function eraseAll(settings: boolean): Promise<void> {
  if ((await told(request('erase:all', { settings }))) !== null) location.reload()
}

/** Saves where the user says, and says where. */
export async function exportConversation(id: string, format: 'markdown' | 'json'): Promise<void> {
  const saved = await told(request('history:export', { id, format }))
  if (saved?.path) notify('info', `Saved to ${saved.path}`)
}
