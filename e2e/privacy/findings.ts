// What a trace says of privacy: whom the processes spoke to, and where they wrote.
import { isAbsolute, join, normalize } from 'node:path'
import { unescaped, type SystemCall } from './strace-log.ts'

/** The calls that are judged. */
export const WATCHED = [
  'socket,socketpair,connect,bind,sendto,sendmsg,sendmmsg',
  'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2',
  'link,linkat,symlink,symlinkat,mknod,mknodat,chdir,fchdir,io_uring_setup',
].join(',')

export interface Findings {
  /** What may not be, a line each, with how often; empty in a good run. */
  leaks: string[]
  /** Calls with an address of this very machine's loopback. */
  loopback: number
  /** Sockets between processes of this machine: pairs and named ones. */
  local: number
  /** Chromium's questions to the system whether IPv6 leads anywhere; nothing is sent. */
  probes: number
  /** Files created or opened for writing, by the name of the folder that allows them. */
  files: Record<string, number>
  threads: number
}

/** Folder by name; what is written below it is no leak. */
export type Allowed = Record<string, string>

/** Devices and the processes' own switches are no files. Shared memory is memory: it is gone with its processes. */
const NO_FILES = /^(\/dev|\/proc)\/|^(pipe|socket|anon_inode):|^\/memfd:/
const LOCAL_FAMILIES = new Set(['AF_UNIX', 'AF_LOCAL', 'AF_NETLINK', 'AF_UNSPEC'])
const DNS_PORTS = new Set(['53', '853', '5353', '5355'])
/**
 * Before it opens even a loopback address, Chromium connects a datagram socket to this one, to learn from the system
 * whether there is a way; it sends nothing through it, and no switch turns it off (net/dns/host_resolver_manager.cc,
 * kIPv6ProbeAddress). The window's page in Electron has a scheme of its own, and no address at all.
 */
const IPV6_PROBE = { host: '2001:4860:4860::8888', port: '443' }
/** Programs that look names up for others; a question to them is a DNS query. */
const NAME_SERVICES = /nscd|systemd\/resolve|avahi/

/**
 * @param cwd working folder of the first process. Once a process has changed its own, a path that counts from there
 *   cannot be told any more, and is a leak.
 */
export function judge(calls: Iterable<SystemCall>, allowed: Allowed, cwd: string): Findings {
  const leaks = new Map<string, number>()
  const findings: Findings = { leaks: [], loopback: 0, local: 0, probes: 0, files: {}, threads: 0 }
  const threads = new Set<number>()
  const leak = (what: string): void => void leaks.set(what, (leaks.get(what) ?? 0) + 1)
  let here: string | undefined = cwd
  for (const call of calls) {
    threads.add(call.thread)
    if (call.name.endsWith('chdir') && call.result === 0) here = undefined
    for (const path of written(call, here)) {
      const name = Object.keys(allowed).find((each) => isBelow(path, allowed[each] ?? ''))
      if (name !== undefined) findings.files[name] = (findings.files[name] ?? 0) + 1
      else if (!NO_FILES.test(path)) leak(`writes ${path}`)
    }
    for (const contact of contacts(call)) {
      if (contact.kind === 'leak') leak(contact.what)
      else findings[contact.kind]++
    }
    if (call.name === 'io_uring_setup' && call.result >= 0) {
      leak('uses io_uring, which no trace of system calls can follow')
    }
  }
  findings.leaks = [...leaks].map(([what, times]) =>
    times === 1 ? what : `${what} (${times} times)`,
  )
  findings.threads = threads.size
  return findings
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

type Contact = { kind: 'local' | 'loopback' | 'probes' } | { kind: 'leak'; what: string }

/** An attempt counts as well: in a cell without a network it is all that there can be. */
function contacts({ name, args, result }: SystemCall): Contact[] {
  if (name === 'socket' || name === 'socketpair') {
    const family = /^(\w+)/.exec(args)?.[1] ?? ''
    if (family.startsWith('AF_INET')) return [] // its address decides
    if (LOCAL_FAMILIES.has(family)) return [{ kind: 'local' }]
    return [{ kind: 'leak', what: `opens a socket of ${family}` }]
  }
  if (!['connect', 'bind', 'sendto', 'sendmsg', 'sendmmsg'].includes(name)) return []
  const found: Contact[] = []
  for (const [, family, fields = ''] of args.matchAll(/sa_family=(AF_\w+)([^}]*)/g)) {
    if (family === 'AF_INET' || family === 'AF_INET6') found.push(internet(name, fields))
    else if (NAME_SERVICES.test(fields) && result >= 0)
      found.push({ kind: 'leak', what: `asks a name service (${fields.replace(/^, /, '')})` })
    else if (!LOCAL_FAMILIES.has(family ?? '')) {
      found.push({ kind: 'leak', what: `${name} to an address of ${family}` })
    }
  }
  return found
}

function internet(name: string, fields: string): Contact {
  const port = /sin6?_port=htons\((\d+)\)/.exec(fields)?.[1] ?? '?'
  const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(fields)
  const host = address?.[1] ?? address?.[2] ?? '?'
  // Even to this machine: a resolver that listens on loopback passes the question on.
  if (DNS_PORTS.has(port)) {
    return { kind: 'leak', what: `${name}: a DNS query to ${host} port ${port}` }
  }
  if (/^127\.|^::1$|^::ffff:127\./.test(host)) return { kind: 'loopback' }
  const isProbe = host === IPV6_PROBE.host && port === IPV6_PROBE.port
  if (name === 'connect' && isProbe) return { kind: 'probes' }
  return { kind: 'leak', what: `${name}: ${host} port ${port}` }
}

/** Paths that a call creates or opens for writing. */
function written({ name, args, result, path }: SystemCall, cwd: string | undefined): string[] {
  if (result < 0) return []
  if (['open', 'openat', 'openat2'].includes(name)) {
    if (!/O_(WRONLY|RDWR|CREAT|TMPFILE)/.test(args)) return []
    return path === undefined ? [] : [path]
  }
  if (name === 'creat') return path === undefined ? [] : [path]
  if (name === 'bind') {
    const socket = /sun_path="((?:[^"\\]|\\.)*)"/.exec(args)?.[1]
    return socket === undefined ? [] : [absolute(unescaped(socket), cwd)]
  }
  if (!/^(mkdir|rename|link|symlink|mknod)/.test(name)) return []
  // The new name comes last; the descriptor before it, where there is one, says where it counts from.
  const names = [...args.matchAll(/(?:\w+<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)]
  const [, folder, target] = names.at(-1) ?? []
  return target === undefined ? [] : [absolute(unescaped(target), folder ?? cwd)]
}

function absolute(path: string, folder = 'a folder that the trace does not tell, '): string {
  return isAbsolute(path) ? normalize(path) : join(folder, path)
}
