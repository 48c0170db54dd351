// Recognition as a tier has it, a quick model and a careful one that is asked what the quick one was unsure of; or as it
// was chosen: then what the quick ones hear is shown while somebody speaks, and the words of the chosen one stand.
import { flagsWith } from '../shared/flags.ts'
import { opened, type Ports } from './engine-parts.ts'
import type { TranscriberOptions } from './engine-request.ts'
import type { Stt } from './ports.ts'
import type { Allotment } from './stages/cores/allotment.ts'
import type { Cores } from './stages/cores/cores.ts'
import { governedStt } from './stages/cores/governed-ports.ts'
import type { Servers } from './stages/endpoint/servers.ts'
import { lastWord } from './stages/stt/last-word.ts'
import { isEnglish, secondOpinion } from './stages/stt/second-opinion.ts'
import { StreamingTranscriber } from './stages/stt/streaming-transcriber.ts'
import { TurnLanguage } from './stages/stt/turn-language.ts'
import { retryingStt } from './stages/worker/retrying-ports.ts'

export class Recognition {
  /** @param isShared several conversations at once */
  constructor(
    private readonly ports: Pick<Ports, 'stt' | 'carefulStt' | 'chosenStt'>,
    private readonly cores: Cores,
    private readonly allotment: Pick<Allotment, 'stt'>,
    private readonly isShared: boolean,
  ) {}

  /** Of whole recordings, outside a turn. */
  get whole(): Stt {
    return this.hearing(retryingStt)
  }

  /** What hears first in this tier, whatever was chosen: by it a tier's times are foretold. */
  get first(): Stt {
    return retryingStt(opened('stt', this.ports.stt))
  }

  /** As Engine.transcriber; a server stands before the built-in models where there is one. */
  transcriber(
    pcm: () => Float32Array,
    servers: Servers,
    { language, prior = 'en', flags = flagsWith() }: TranscriberOptions,
  ): StreamingTranscriber {
    const { isShared, cores, multilingual } = this
    const partial = (stt: Stt): Stt => retryingStt(governedStt(stt, cores, 'stt-partial', isShared))
    const final = (stt: Stt): Stt => retryingStt(governedStt(stt, cores, 'stt-final'))
    const first = opened('stt', this.ports.stt)
    const found = language === 'auto' && multilingual ? new TurnLanguage(prior) : undefined
    const hearing = (governed: (stt: Stt) => Stt): Stt =>
      this.hearing(governed, found, flags['second-opinion'])
    const quick = isEnglish(language) ? first : (multilingual ?? first)
    return new StreamingTranscriber({
      partialStt:
        found && multilingual
          ? found.hearing(partial(first), partial(multilingual))
          : partial(quick),
      partStt: servers.stt(hearing(partial)),
      finalStt: servers.stt(hearing(final)),
      partialsStand: !servers.has('stt') && this.standsAsFinal(quick, language),
      finalThreads: this.allotment.stt,
      pcm,
      ...(language === undefined ? {} : { language }),
    })
  }

  /** Each of the models under `governed`. @param found where the language is to be found out */
  private hearing(governed: (stt: Stt) => Stt, found?: TurnLanguage, isAsked = true): Stt {
    const { multilingual } = this
    const { carefulStt, chosenStt } = this.ports
    const first = governed(opened('stt', this.ports.stt))
    const careful = carefulStt && governed(carefulStt)
    const chosen = chosenStt && governed(chosenStt)
    if (found && multilingual) {
      const others = chosen && chosenStt?.multilingual ? chosen : governed(multilingual)
      return found.hearing(first, others, chosen)
    }
    const usual = careful ? secondOpinion(first, careful, isAsked) : first
    return chosen ? lastWord(chosen, usual, (language) => this.isForChosen(language)) : usual
  }

  /** What hears other languages than English while somebody speaks. */
  private get multilingual(): Stt | undefined {
    const { carefulStt, chosenStt } = this.ports
    return carefulStt ?? (chosenStt?.multilingual ? chosenStt : undefined)
  }

  /** Where nothing here knows another language, all is heard as English, as the tier does it. */
  private isForChosen(language: string | undefined): boolean {
    const { multilingual } = this
    return this.ports.chosenStt?.multilingual === true || !multilingual || isEnglish(language)
  }

  /** Whether what `quick` heard may stand as a turn's last words, where it is sure of them. */
  private standsAsFinal(quick: Stt, language: string | undefined): boolean {
    const { chosenStt } = this.ports
    if (!chosenStt) return true
    return language !== 'auto' && (quick === chosenStt || !this.isForChosen(language))
  }
}
