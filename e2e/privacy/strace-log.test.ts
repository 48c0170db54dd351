import { describe, expect, it } from 'vitest'
import { systemCalls, unescaped } from './strace-log.ts'

describe('systemCalls', () => {
  it('given whole lines, tells thread, name, arguments, result and path', () => {
    const lines = [
      '12  openat(AT_FDCWD</work>, "a.txt", O_WRONLY|O_CREAT, 0666) = 20</work/a.txt>',
      '12  connect(4<socket:[7]>, {sa_family=AF_UNIX, sun_path="/x"}, 110) = -1 ENOENT (No such file or directory)',
    ]
    expect([...systemCalls(lines)]).toMatchObject([
      { thread: 12, name: 'openat', result: 20, path: '/work/a.txt' },
      { thread: 12, name: 'connect', result: -1 },
    ])
  })

  it('given a call that another thread interrupts, puts its pieces together', () => {
    const lines = [
      '1  openat(AT_FDCWD</>, "/tmp/x", O_RDWR|O_CREAT, 0644 <unfinished ...>',
      '2  mkdir("/tmp/y", 0777) = 0',
      '1  <... openat resumed>)             = 21</tmp/x>',
    ]
    expect([...systemCalls(lines)]).toMatchObject([
      { thread: 2, name: 'mkdir' },
      {
        thread: 1,
        name: 'openat',
        args: expect.stringContaining('O_CREAT') as string,
        path: '/tmp/x',
      },
    ])
  })

  it('given signals, ends and pieces without a beginning, passes over them', () => {
    const lines = [
      '3  +++ exited with 0 +++',
      '3  --- SIGCHLD {si_signo=SIGCHLD} ---',
      'nonsense',
      '',
    ]
    expect([...systemCalls(lines)]).toEqual([])
  })
})

it('given an escaped path, gives its characters back', () => {
  expect(unescaped('/home/J\\303\\274rgen/a\\"b\\\\c')).toBe('/home/Jürgen/a"b\\c')
})
