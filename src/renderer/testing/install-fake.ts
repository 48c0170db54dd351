// Entry of the pictures' page: puts a FakeBridge where the preload script would, before the page's own scripts.
import { FakeBridge } from './fake-bridge.ts'
import { playScene } from './scenes.ts'

const scene = new URLSearchParams(location.search).get('scene') ?? 'empty'
const bridge = new FakeBridge()
Object.assign(window, { parley: bridge })
playScene(bridge, scene)
