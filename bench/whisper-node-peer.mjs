// Transcribes as the npm package whisper-node does it: one whisper.cpp process per WAV file. A process of its own,
// because the package changes the working directory and may end its process; started by `parley bench --peers`.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

console.log = () => {} // the package talks
const { whisper } = createRequire(import.meta.url)('whisper-node')

process.on('disconnect', () => process.exit(0))
process.on('message', async ({ file, modelFile }) => {
  try {
    // Its parsed result drops the first line; the text file has everything.
    await whisper(`"${file}"`, {
      modelPath: `"${modelFile}"`,
      whisperOptions: { gen_file_txt: true, language: 'en' },
    })
    const text = await readFile(`${file}.txt`, 'utf8')
    process.send({ text: text.replaceAll(/\s+/g, ' ').trim() })
  } catch (error) {
    process.send({ error: error.message })
  }
})
process.send({ ready: true })
