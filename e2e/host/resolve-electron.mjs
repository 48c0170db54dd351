// A module hook: whoever imports electron gets the host's.

const names = new Set(['electron', 'electron/main', 'electron/common'])

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, next) {
  if (!names.has(specifier)) return await next(specifier, context)
  return { url: new URL('./electron.mjs', import.meta.url).href, shortCircuit: true }
}
