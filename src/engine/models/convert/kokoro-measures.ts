// Outputs that a generator for calibration has besides its sound.
import { NORM_GROUPS, type NormPath } from './kokoro-norms.ts'
import { graphValue, type OnnxBuilder } from './onnx-builder.ts'

export class Measures {
  readonly outputs: Uint8Array[] = []
  private readonly measured = new Map<NormPath, { mean: string; square: string }>()

  constructor(private readonly builder: OnnxBuilder) {}

  /** Mean and mean square of a norm's input `x`, once per group. */
  norm(x: string, path: NormPath): void {
    if (!NORM_GROUPS.some(({ paths }) => paths[0] === path)) return
    const { builder } = this
    const mean = (y: string): string =>
      this.flat(builder.op('ReduceMean', this.overTime(y), { keepdims: 0 }))
    this.measured.set(path, { mean: mean(x), square: mean(builder.op('Mul', [x, x])) })
  }

  /** Largest magnitudes per channel of a convolution's input and output. */
  convolution(path: string, x: string, y: string): void {
    const { builder } = this
    const ends = [
      ['in', x],
      ['out', y],
    ] as const
    for (const [end, name] of ends) {
      const magnitude = builder.op('Abs', [name])
      const peak = builder.op('ReduceMax', this.overTime(magnitude), { keepdims: 0 })
      this.tell(`${path}:${end}`, this.flat(peak))
    }
  }

  /** Adds the outputs `mean` and `square`, [8448] in the order of NORM_GROUPS. */
  end(): void {
    const groups = NORM_GROUPS.map(({ paths }) => this.measured.get(paths[0]!)!)
    const { builder } = this
    this.tell(
      'mean',
      builder.op(
        'Concat',
        groups.map(({ mean }) => mean),
        { axis: 0 },
      ),
    )
    this.tell(
      'square',
      builder.op(
        'Concat',
        groups.map(({ square }) => square),
        { axis: 0 },
      ),
    )
  }

  private tell(name: string, value: string): void {
    this.builder.op('Identity', [value], {}, name)
    this.outputs.push(graphValue('output', name, ['channels']))
  }

  private overTime(name: string): string[] {
    return [name, this.builder.integers(2, 3)]
  }

  private flat(name: string): string {
    return this.builder.op('Reshape', [name, this.builder.integers(-1)])
  }
}
