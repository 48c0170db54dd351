// Our page, taken over: what it may ask for beyond our own channels, and what becomes of the app.
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/shared/window/settings.ts'
import type { WindowContract } from '../../src/shared/window/window-contract.ts'
import type { App } from '../app.ts'

type Hostile = Window & { parley: WindowContract }

export function hostilePage(app: () => App): void {
  describe('a page that was taken over', () => {
    it('given names that are no channels, then the bridge knows none of them, and it cannot be changed', async () => {
      const { page } = app()
      const got = await page.evaluate(async () => {
        const { parley } = window as unknown as Hostile
        const names = ['ELECTRON_BROWSER_REQUIRE', '__proto__', 'constructor', 'talk:press ', '']
        const answers = names.map((name) =>
          parley.request(name as never, undefined as never).then(
            () => name,
            () => null,
          ),
        )
        const sent = names.filter((name) => {
          try {
            parley.send(name as never, undefined as never)
            return true
          } catch {
            return false
          }
        })
        return {
          answered: (await Promise.all(answers)).filter((name) => name !== null),
          sent,
          isFrozen: Object.isFrozen(parley),
          keys: Object.keys(parley).sort(),
          node: ['require', 'process', 'module', 'electron', 'Buffer'].filter(
            (name) => name in window,
          ),
        }
      })
      expect(got).toEqual({
        answered: [],
        sent: [],
        isFrozen: true,
        keys: ['on', 'request', 'send'],
        node: [],
      })
    })

    it('given ids that lead out of the folder, then each is refused', async () => {
      const { page } = app()
      const ids = [
        '../settings',
        '/etc/passwd',
        'x\0',
        'CON',
        '..\\settings',
        '20261121-114501-0c2f9a/../..',
      ]
      const answers = await page.evaluate(async (ids) => {
        const { parley } = window as unknown as Hostile
        return await Promise.all(
          ids.flatMap((id) => [
            parley.request('history:open', { id }),
            parley.request('history:delete', { id }),
            parley.request('history:rename', { id, title: 'x' }),
            parley.request('history:export', { id, format: 'json' }),
          ]),
        )
      }, ids)
      expect(answers.filter(({ ok }) => ok)).toEqual([])
    })

    it('given a flood, then the window says so in a few lines, and what is asked afterwards is answered', async () => {
      const { diary, page } = app()
      const moment = await diary.moment()
      const refused = await page.evaluate(async () => {
        const { parley } = window as unknown as Hostile
        for (let i = 0; i < 3_000; i++) {
          parley.send('talk:mute', { muted: false })
          parley.send('audio:frame', { samples: 'x' } as never)
        }
        const answers = await Promise.all(
          Array.from({ length: 1_000 }, () => parley.request('history:list', { search: '' })),
        )
        return answers.filter(({ ok }) => !ok).length
      })
      expect(refused).toBeGreaterThan(500)
      expect((await diary.since(moment, 'notice')).length).toBeLessThan(30)
      await page.waitForTimeout(1_000)
      expect((await diary.state()).settings.onboarded).toBe(true)
    })

    it('given a consent to a server elsewhere that it forges, then the user is asked, and without a yes there is none', async () => {
      const { controls, diary, page } = app()
      if (!controls) return // nobody can answer a dialog of the system's
      const forge = async (): Promise<string | null> =>
        await page.evaluate(async () => {
          const { parley } = window as unknown as Hostile
          const none = { isOn: false, address: '', model: '', voice: '', agreedHost: null }
          const address = 'https://server.invalid/v1'
          const tts = { isOn: true, address, model: 'm', voice: 'v', agreedHost: 'server.invalid' }
          const servers = { stt: none, llm: none, tts }
          const answer = await parley.request('settings:change', { servers })
          return answer.ok ? answer.value.servers.tts.agreedHost : answer.error.message
        })
      const before = (await controls.dialogs()).length
      await controls.answerDialog({ response: 0 })
      expect(await forge()).toBeNull()
      const tried = await page.evaluate(async () => {
        const { parley } = window as unknown as Hostile
        const server = { address: 'https://server.invalid/v1', model: 'm', voice: 'v' }
        return await parley.request('server:try', { stage: 'tts', ...server })
      })
      expect(tried).toMatchObject({ ok: true, value: { works: false } })
      const asked = (await controls.dialogs()).slice(before)
      expect(asked).toEqual([
        'May server.invalid have what is answered, as text?',
        'May Parley ask server.invalid whether it works?',
      ])
      await controls.answerDialog({ response: 1 })
      expect(await forge()).toBe('server.invalid')
      const { servers } = DEFAULT_SETTINGS
      await diary.request('settings:change', { servers })
    })

    it('given scripts of others, frames, windows, sockets, permissions and downloads, then it gets none', async () => {
      const { controls, page } = app()
      const got = await page.evaluate(async () => {
        const works = async (what: () => Promise<unknown>): Promise<boolean> =>
          await Promise.race([
            what().then(
              () => true,
              () => false,
            ),
            new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1_000)),
          ])
        const loads = (element: HTMLElement, into: HTMLElement): Promise<void> =>
          new Promise((resolve, reject) => {
            element.onload = () => resolve()
            element.onerror = () => reject(new Error('blocked'))
            into.append(element)
          })
        const script = Object.assign(document.createElement('script'), {
          text: 'window.inline = 1',
        })
        document.body.append(script)
        // Text as code, later: within this function the debugger lifts the policy.
        Reflect.apply(setTimeout, window, ['window.evaluated = 1', 0])
        await new Promise((resolve) => setTimeout(resolve, 100))
        const far = Object.assign(document.createElement('script'), {
          src: 'https://example.org/x.js',
        })
        return {
          inline: 'inline' in window,
          evaluated: 'evaluated' in window,
          far: await works(() => loads(far, document.body)),
          fetched: await works(() => fetch('https://example.org/')),
          file: await works(() => fetch('file:///etc/passwd')),
          socket: await works(
            () =>
              new Promise((resolve, reject) => {
                const socket = new WebSocket('wss://example.org/')
                socket.onopen = resolve
                socket.onerror = reject
              }),
          ),
          camera: await works(() => navigator.mediaDevices.getUserMedia({ video: true })),
        }
      })
      expect(got).toEqual({
        inline: false,
        evaluated: false,
        far: false,
        fetched: false,
        file: false,
        socket: false,
        camera: false,
      })
      if (!controls) return
      for (const url of ['https://example.org/', 'file:///etc/passwd', 'parley://other/'])
        expect(await controls.letsRequest(url), url).toBe(false)
      expect(await controls.allowsDevice('video')).toBe(false)
    })
  })
}
