// The window's measuring of language models and recognisers: with its engines, the dialogues and recordings that came with
// it, and the file beside the weights.
import { onlyThose, readDialogues } from '../../figures/dialogues/read-dialogues.ts'
import { readCpu } from '../../figures/profile/cpu-load.ts'
import { MeasuredModelsFile } from '../../figures/profile/measured-models.ts'
import type { DesktopPlaces } from '../desktop-places.ts'
import type { WindowEngine } from '../window-engine.ts'
import { knownRecordings } from './known-recordings.ts'
import { measureRecogniser, type RecogniserMeasuringHost } from './measure-recogniser.ts'
import { measureModel, SHORT_FORM, type ModelMeasuringHost } from './measure-model.ts'
import { ModelMeasuring, type ModelMeasuringOptions } from './model-measuring.ts'

export interface WindowMeasuringOptions extends Omit<
  ModelMeasuringOptions,
  'measure' | 'save' | 'now'
> {
  places: Pick<DesktopPlaces, 'root' | 'clipFile' | 'cacheFolder'>
  engine: Pick<WindowEngine, 'openToMeasure'>
}

export function windowMeasuring({
  places: { root, clipFile, cacheFolder },
  engine,
  ...options
}: WindowMeasuringOptions): ModelMeasuring {
  const file = new MeasuredModelsFile(cacheFolder)
  return new ModelMeasuring({
    ...options,
    measure: async ({ id, kind }, onProgress, { signal }) => {
      if (kind === 'stt') {
        const recordings = await knownRecordings(root, { signal })
        const open: RecogniserMeasuringHost['open'] = (loading, parts) =>
          engine.openToMeasure({ sttModel: id }, loading, parts)
        const openUsual: RecogniserMeasuringHost['openUsual'] = (loading) =>
          engine.openToMeasure({}, loading, ['stt'])
        const host = { open, openUsual, recordings, readCpu, onProgress }
        return await measureRecogniser(host, { signal })
      }
      const dialogues = onlyThose(await readDialogues(root, { signal }), SHORT_FORM)
      const open: ModelMeasuringHost['open'] = (loading, parts) =>
        engine.openToMeasure({ llmModel: id }, loading, parts)
      return await measureModel({ open, clipFile, dialogues, readCpu, onProgress }, { signal })
    },
    save: (id, measured, saving) => file.save(id, measured, saving),
    now: () => new Date(),
  })
}
