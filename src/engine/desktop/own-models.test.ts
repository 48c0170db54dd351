import { beforeEach, describe, expect, it } from 'vitest'
import { OwnModels } from './own-models.ts'
import type { OwnOffer } from '../models/own/own-offer.ts'

let looked: string[] = []
let own: OwnModels
beforeEach(() => {
  looked = []
  own = new OwnModels({
    offer: async (wanted) => {
      looked.push(wanted)
      const model = { id: 'm', title: 'M', licence: 'mit', sources: [] }
      return { model, from: 'file', others: [] } as unknown as OwnOffer
    },
  })
})

describe('OwnModels', () => {
  it.each(['/etc/passwd', ' /etc/passwd\n', '/home/ada/.ssh/id_ed25519'])(
    'given the path %j that nobody chose, does not look whether it is there',
    async (path) => {
      await expect(own.offer(path)).rejects.toMatchObject({ code: 'usage' })
      expect(looked).toEqual([])
      expect(() => own.taken('m')).toThrow('not looked at')
    },
  )

  it('given a file that the user chose, looks at that one and at no other', async () => {
    own.fileChosen('/home/ada/a model.gguf ')
    expect(await own.offer('/home/ada/a model.gguf ')).toMatchObject({ id: 'm' })
    await expect(own.offer('/home/ada/b.gguf')).rejects.toMatchObject({ code: 'usage' })
    expect(looked).toEqual(['/home/ada/a model.gguf '])
  })

  it.each(['\\\\host\\share\\m.gguf', '//host/share/m.gguf', '\\/host/m.gguf', ' \\\\host\\x'])(
    'given %j, which is on another host, refuses it even where it was chosen',
    async (path) => {
      own.fileChosen(path)
      await expect(own.offer(path)).rejects.toThrow('another computer')
      expect(looked).toEqual([])
    },
  )

  it('given names on the hub, looks at them', async () => {
    await own.offer(' owner/name:Q4_K_M ')
    expect(looked).toEqual(['owner/name:Q4_K_M'])
  })

  it('given more files than are kept, forgets the one that was chosen first', async () => {
    for (let i = 0; i < 21; i++) own.fileChosen(`/m${i}.gguf`)
    await expect(own.offer('/m0.gguf')).rejects.toMatchObject({ code: 'usage' })
    await own.offer('/m1.gguf')
  })
})
