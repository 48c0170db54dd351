import { describe, expect, it } from 'vitest'
import { ReplyEnd } from './reply-end.ts'

function read(deltas: string[]): { said: string[]; isOver: boolean } {
  const end = new ReplyEnd()
  const said: string[] = []
  for (const delta of deltas) {
    said.push(end.push(delta))
    if (end.isOver) break
  }
  return { said: [...said, end.flush()], isOver: end.isOver }
}

describe('ReplyEnd', () => {
  it('given a reply and the next question, ends before it and holds nothing of the reply back', () => {
    const { said, isOver } = read([' Nairobi', '.\n', 'Q', ':', ' What'])
    expect(said.slice(0, 2)).toEqual(['Nairobi', '.\n'])
    expect(said.join('').trim()).toBe('Nairobi.')
    expect(isOver).toBe(true)
  })

  it('given the next question on the same line, ends before it', () => {
    expect(read([' Good', ' night', '.', ' Q', ':']).said.join('').trim()).toBe('Good night.')
  })

  it('given words that begin as a question would, says them once they are clear', () => {
    const { said, isOver } = read([' In', ' Q', 'atar', '. A', ' User', ' asked', ' Q'])
    expect(said.join('')).toBe('In Qatar. A User asked Q')
    expect(isOver).toBe(false)
  })

  it('given several lines, goes on, and leaves out that it names itself', () => {
    const { said } = read([' Why', '?\n', 'A', ':', ' Because', '.\n', 'Leaves', ' fall'])
    expect(said.join('')).toBe('Why?\nBecause.\nLeaves fall')
  })

  it('given a reply that begins small, begins it with a capital, and leaves names as they are', () => {
    expect(read([' the', ' sun', '.']).said.join('')).toBe('The sun.')
    expect(read([' iPhone', '.']).said.join('')).toBe('iPhone.')
  })

  it('given a reply that is nothing but the next question, says nothing', () => {
    expect(read(['\n', 'Q', ':'])).toEqual({ said: ['', '', '', ''], isOver: true })
  })
})
