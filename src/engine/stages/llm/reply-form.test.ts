import { describe, expect, it } from 'vitest'
import { ReplyForm } from './reply-form.ts'

/** Reads `text` in pieces of `size` characters. */
function read(text: string, size: number): { text: string; command?: string } {
  const form = new ReplyForm()
  const found: { text: string; command?: string } = { text: '' }
  const take = (part: { text: string; command?: string }): void => {
    found.text += part.text
    if (part.command !== undefined) found.command = part.command
  }
  for (let at = 0; at < text.length && !form.isOver; at += size) {
    take(form.push(text.slice(at, at + size)))
  }
  take(form.flush())
  return found
}

describe.each([1, 3, 1000])('a reply in pieces of %i characters', (size) => {
  it.each([
    ['Paris.', 'Paris.'],
    ['Autumn leaves fall,\nGolden and brown.', 'Autumn leaves fall,\nGolden and brown.'],
    ['Use a colon: it helps.', 'Use a colon: it helps.'],
    ['A: Paris.', 'Paris.'],
    ['Parley: Hello!', 'Hello!'],
    ['Parley is my name.', 'Parley is my name.'],
    ['Hello.\nUser: And you?', 'Hello.'],
    ['Hello.\nQ: And you?', 'Hello.'],
    ['Hello.\n**Assistant:** More.', 'Hello.'],
    ['Hello.<|im_end|>\n<|im_start|>user', 'Hello.'],
    ['<think>\nHm.\n</think>\n\nPlates.', 'Plates.'],
    ['5 < 7, so yes.', '5 < 7, so yes.'],
    ['Children are usually (The user interrupted you there.)', 'Children are usually '],
    ['Good night. The user interrupted you before your reply was heard.', 'Good night. '],
    ['Fine. [The examples end here.', 'Fine. '],
    ['Now another user begins a new conversation. Today is Monday.', ''],
    [
      'Yes. The user decides. Now another day begins.',
      'Yes. The user decides. Now another day begins.',
    ],
    ['Dear [Name], thank you (again). [Your name]', 'Dear [Name], thank you (again). [Your name]'],
    ['Hello! [laughs] How are you?', 'Hello! [laughs] How are you?'],
  ])('%j is said as %j', (text, said) => {
    expect(read(text, size)).toEqual({ text: said })
  })

  it.each([
    ['[set a timer for 6 minutes] Timer set.', 'set a timer for 6 minutes'],
    [' [what time is it]', 'what time is it'],
    ['[cancel the timer\nmore', 'cancel the timer'],
    ['[cancel the timer', 'cancel the timer'],
  ])('%j is the command %j and says nothing', (text, command) => {
    expect(read(text, size)).toEqual({ text: '', command })
  })
})

it.each([1, 3, 1000])('given a command behind other words, says those and has it (%i)', (size) =>
  expect(read('Sure! [set a timer for 6 minutes] Done.', size)).toEqual({
    text: 'Sure! ',
    command: 'set a timer for 6 minutes',
  }),
)

it('given a reply that may be no command, keeps what stands in brackets', () => {
  const form = new ReplyForm('', false)
  const { text } = form.push('It has one: [spell necessary]. ')
  expect(text + form.flush().text).toBe('It has one: [spell necessary]. ')
  expect(form.isOver).toBe(false)
})

it('given a whole reply, gives words as they come', () => {
  const form = new ReplyForm()
  expect(form.push('Paris is').text).toBe('Paris is')
  expect(form.push(' nice.').text).toBe(' nice.')
})
