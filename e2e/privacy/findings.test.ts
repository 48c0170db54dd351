import { describe, expect, it } from 'vitest'
import { judge } from './findings.ts'
import { systemCalls } from './strace-log.ts'

const allowed = { ours: '/work', outputs: '/out' }

function leaks(...calls: string[]): string[] {
  return judge(systemCalls(calls.map((call) => `7  ${call}`)), allowed, '/work').leaks
}

const to = (address: string): string =>
  `connect(4<socket:[1]>, {${address}}, 16) = -1 ENETUNREACH (x)`
const v4 = (host: string, port: number): string =>
  `sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${host}")`

describe('sockets', () => {
  it('given loopback, names and pairs of this machine, finds no leak', () => {
    expect(
      leaks(
        'socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4<socket:[1]>',
        'socketpair(AF_UNIX, SOCK_STREAM, 0, [3<socket:[1]>, 4<socket:[2]>]) = 0',
        'socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 4<socket:[1]>',
        to(v4('127.0.0.1', 8080)),
        to(
          'sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0',
        ),
        to('sa_family=AF_UNIX, sun_path="/run/user/1/pulse/native"'),
        to('sa_family=AF_UNSPEC, sa_data=""'),
      ),
    ).toEqual([])
  })

  it.each([
    [to(v4('10.1.2.3', 443)), /10\.1\.2\.3 port 443/],
    [
      to('sa_family=AF_INET6, sin6_port=htons(443), inet_pton(AF_INET6, "2603::1", &sin6_addr)'),
      /2603::1/,
    ],
    ['sendto(4<socket:[1]>, ""..., 40, 0, {' + v4('8.8.8.8', 123) + '}, 16) = 40', /8\.8\.8\.8/],
    [
      'sendmmsg(4<socket:[1]>, [{msg_hdr={msg_name={' + v4('9.9.9.9', 9) + '}}}], 2, 0) = 2',
      /9\.9\.9\.9/,
    ],
    ['bind(4<socket:[1]>, {' + v4('0.0.0.0', 0) + '}, 16) = 0', /0\.0\.0\.0/],
    ['socket(AF_PACKET, SOCK_RAW, 0) = 4<socket:[1]>', /AF_PACKET/],
    ['io_uring_setup(64, {}) = 9<anon_inode:[io_uring]>', /io_uring/],
  ])('given %s, finds it', (call, what) => {
    expect(leaks(call).join()).toMatch(what)
  })

  it('given a question for a name, finds it, even to a resolver on this machine', () => {
    expect(leaks(to(v4('127.0.0.53', 53))).join()).toMatch(/DNS/)
    const resolver = 'sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"'
    expect(leaks(`connect(4<socket:[1]>, {${resolver}}, 110) = 0`).join()).toMatch(/name service/)
    const nobody = 'sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"'
    expect(leaks(`connect(4<socket:[1]>, {${nobody}}, 110) = -1 ENOENT (x)`)).toEqual([])
  })
})

describe('files', () => {
  it('given our folders, devices and files that are only read, finds no leak, and counts', () => {
    const calls = [
      'openat(AT_FDCWD</work>, "x", O_WRONLY|O_CREAT, 0666) = 3</work/x>',
      'openat(AT_FDCWD</work>, "/out/y.wav", O_RDWR|O_CREAT, 0666) = 3</out/y.wav>',
      'openat(AT_FDCWD</work>, "/dev/null", O_RDWR) = 3</dev/null<char 1:3>>',
      'openat(AT_FDCWD</work>, "/etc/hosts", O_RDONLY) = 3</etc/hosts>',
      'mkdir("/home/me/.cache", 0777) = -1 EEXIST (File exists)',
      'mkdir("relative", 0777) = 0',
    ].map((call) => `7  ${call}`)
    const { leaks: found, files } = judge(systemCalls(calls), allowed, '/work')
    expect(found).toEqual([])
    expect(files).toEqual({ ours: 2, outputs: 1 })
  })

  it.each([
    [
      'openat(AT_FDCWD</work>, "/home/me/.x", O_WRONLY|O_CREAT, 0666) = 3</home/me/.x>',
      '/home/me/.x',
    ],
    ['openat(AT_FDCWD</work>, "/home/me/.x", O_RDWR) = 3</home/me/.x>', '/home/me/.x'],
    ['mkdir("/workshop", 0777) = 0', '/workshop'],
    ['mkdirat(5</home/me>, "d", 0777) = 0', '/home/me/d'],
    ['rename("/work/a", "/home/me/b") = 0', '/home/me/b'],
    ['symlinkat("/work/a", AT_FDCWD</work>, "../b") = 0', '/b'],
    ['bind(4<socket:[1]>, {sa_family=AF_UNIX, sun_path="/home/me/s"}, 110) = 0', '/home/me/s'],
  ])('given %s, finds it', (call, path) => {
    expect(leaks(call)).toEqual([`writes ${path}`])
  })

  it('given a relative path after a process has changed its folder, does not guess', () => {
    expect(leaks('chdir("/home/me") = 0', 'mkdir("d", 0777) = 0').join()).toMatch(/does not tell/)
  })
})
