// Recognition as a tier has it: a quick model, and a careful one that is asked what the quick one was unsure of.
import { flagsWith } from '../shared/flags.ts'
import { opened, type Ports } from './engine-parts.ts'
import type { TranscriberOptions } from './engine-request.ts'
import type { Stt } from './ports.ts'
import type { Allotment } from './stages/cores/allotment.ts'
import type { Cores } from './stages/cores/cores.ts'
import { governedStt } from './stages/cores/governed-ports.ts'
import type { Servers } from './stages/endpoint/servers.ts'
import { isEnglish, secondOpinion } from './stages/stt/second-opinion.ts'
import { StreamingTranscriber } from './stages/stt/streaming-transcriber.ts'
import { TurnLanguage } from './stages/stt/turn-language.ts'
import { retryingStt } from './stages/worker/retrying-ports.ts'

export class Recognition {
  /** @param isShared several conversations at once */
  constructor(
    private readonly ports: Pick<Ports, 'stt' | 'carefulStt'>,
    private readonly cores: Cores,
    private readonly allotment: Pick<Allotment, 'stt'>,
    private readonly isShared: boolean,
  ) {}

  /** Of whole recordings, outside a turn. */
  get whole(): Stt {
    return this.hearing(retryingStt)
  }

  /** As Engine.transcriber; a server stands before the built-in models where there is one. */
  transcriber(
    pcm: () => Float32Array,
    servers: Servers,
    { language, prior = 'en', flags = flagsWith() }: TranscriberOptions,
  ): StreamingTranscriber {
    const { isShared, cores, ports } = this
    const partial = (stt: Stt): Stt => retryingStt(governedStt(stt, cores, 'stt-partial', isShared))
    const final = (stt: Stt): Stt => retryingStt(governedStt(stt, cores, 'stt-final'))
    const { stt, carefulStt } = ports
    const found = language === 'auto' && carefulStt ? new TurnLanguage(prior) : undefined
    const hearing = (governed: (stt: Stt) => Stt): Stt =>
      found && carefulStt
        ? found.hearing(governed(opened('stt', stt)), governed(carefulStt))
        : this.hearing(governed, flags['second-opinion'])
    const quick = partial(opened('stt', isEnglish(language) ? stt : (carefulStt ?? stt)))
    return new StreamingTranscriber({
      partialStt: found ? hearing(partial) : quick,
      partStt: servers.stt(hearing(partial)),
      finalStt: servers.stt(hearing(final)),
      partialsStand: !servers.has('stt'),
      finalThreads: this.allotment.stt,
      pcm,
      ...(language === undefined ? {} : { language }),
    })
  }

  /** Each of the models under `governed`. */
  private hearing(governed: (stt: Stt) => Stt, isAsked = true): Stt {
    const first = governed(opened('stt', this.ports.stt))
    const { carefulStt } = this.ports
    return carefulStt ? secondOpinion(first, governed(carefulStt), isAsked) : first
  }
}
