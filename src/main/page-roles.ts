// Which page a WebContents was opened for. A page can change its own address (history.replaceState), but not what it is.

export type PageRole = 'window' | 'overlay'

const roles = new WeakMap<object, PageRole>()

/** @param contents of a page that was opened by us just now */
export function giveRole(contents: object, role: PageRole): void {
  roles.set(contents, role)
}

/** None for what we did not open. */
export function roleOf(contents: object | null | undefined): PageRole | undefined {
  return contents ? roles.get(contents) : undefined
}
