// What is said in a soak: every kind of turn, in the same order again and again, so that one hundred is like the next.

/** What one turn of a soak is. */
export type SoakStep =
  /** Hands-free. */
  | { kind: 'spoken'; say: string }
  /** With the talk button held. */
  | { kind: 'pushed'; say: string }
  | { kind: 'typed'; text: string }
  /** `over` is said `afterMs` into the reply, which gives way. */
  | { kind: 'interrupted'; text: string; over: string; afterMs: number }
  /** The same, but the reply goes on. */
  | { kind: 'backchannel'; text: string; over: string; afterMs: number }
  /** The stop button, so long into the reply. */
  | { kind: 'stopped'; text: string; afterMs: number }
  /** A burst without words. */
  | { kind: 'noise' }
  /** The talk button is held, and nothing is said. */
  | { kind: 'empty press' }
  /** Nothing is said; the next turn begins a new conversation. */
  | { kind: 'new conversation' }

export type SoakKind = SoakStep['kind']

const spoken = (say: string): SoakStep => ({ kind: 'spoken', say })
const pushed = (say: string): SoakStep => ({ kind: 'pushed', say })
const typed = (text: string): SoakStep => ({ kind: 'typed', text })

const STORY = 'Tell me a story about an old lighthouse keeper, in four sentences.'

/** About 200 words: several of them in a row are more than the model can have before it. */
function longText(about: string): string {
  const lines = [
    `Here are my notes about ${about}, and I would like you to keep them in mind.`,
    'We leave on Monday morning at seven, because the road along the coast is empty then.',
    'Anna brings the bread and the cheese, and Peter has promised to take care of the tents.',
    'The first night we sleep near the river, where the old mill stands under the chestnut trees.',
    'On Tuesday it may rain, so everybody needs a coat, dry shoes and something warm to drink.',
    'If the bridge is closed, we walk around the lake, which takes two hours more than the map says.',
    'My brother wants to see the castle, but the guide has time for us only in the afternoon.',
    'On Wednesday there is a market in the village, and we can buy apples, honey and fresh fish.',
    'The children are tired of museums, therefore we spend the whole of Thursday on the beach.',
    'Please remember that Maria eats no meat, and that the dog must not go on the boat with us.',
    'The last train home leaves on Friday at twenty past nine, and nobody wants to miss it again.',
  ]
  return `${lines.join(' ')} In one sentence: what should I not forget?`
}

/** Fifty turns. */
const ROUND: readonly SoakStep[] = [
  spoken('What is the capital of Japan?'),
  typed('What time is it?'),
  spoken('Set a timer for ten minutes.'),
  { kind: 'noise' },
  { kind: 'interrupted', text: STORY, over: 'Stop.', afterMs: 1_500 },
  spoken('Cancel the timer.'),
  typed(longText('our trip to the coast')),
  typed('How many legs does a spider have?'),
  spoken('What should I pack for the beach?'),
  typed('What is 17 times 23?'),
  pushed('What causes the tides in the sea?'),
  typed('How do you spell rhythm?'),
  { kind: 'backchannel', text: STORY, over: 'Mm-hm.', afterMs: 1_200 },
  typed('Why is the sky blue? One sentence, please.'),
  spoken('What day is it today?'),
  { kind: 'empty press' },
  typed(longText('the journey with the school')),
  spoken('Name three kinds of trees.'),
  typed('Set a timer for 25 minutes.'),
  typed('Cancel all timers.'),
  spoken('Who wrote Romeo and Juliet?'),
  { kind: 'stopped', text: STORY, afterMs: 1_000 },
  typed('Translate "good morning" into French.'),
  pushed('How long does it take to boil an egg?'),
  typed('Thanks, that helps.'),
  { kind: 'interrupted', text: STORY, over: 'What is the capital of France?', afterMs: 1_200 },
  spoken('And how many people live there?'),
  typed('How many kilometers are ten miles?'),
  { kind: 'noise' },
  typed(longText('the week in the mountains')),
  spoken('How do plants make their food?'),
  typed('Remind me to call Anna in two hours.'),
  typed('Cancel my reminders.'),
  spoken('What is twelve plus thirty?'),
  typed('Write a short poem about the rain.'),
  pushed('Set a timer for three minutes.'),
  typed('How much time is left?'),
  spoken('Stop the timer.'),
  typed('What is the largest planet?'),
  { kind: 'backchannel', text: STORY, over: 'Right.', afterMs: 1_200 },
  spoken('Give me one tip for better sleep.'),
  typed(longText('the birthday of my mother')),
  typed('What did I ask you before?'),
  { kind: 'interrupted', text: STORY, over: 'Stop.', afterMs: 2_000 },
  spoken('What is the difference between a frog and a toad?'),
  typed('What is the square root of 144?'),
  { kind: 'empty press' },
  spoken('Which month has the fewest days?'),
  typed('Explain in two sentences how a bicycle stays upright.'),
  { kind: 'new conversation' },
]

/** Step number `turn` (from 1) of a soak. A conversation lasts a hundred turns. */
export function soakStep(turn: number): SoakStep {
  const step = ROUND[(turn - 1) % ROUND.length]!
  const goesOn = step.kind === 'new conversation' && turn % (2 * ROUND.length) !== 0
  return goesOn ? { kind: 'typed', text: 'What time is it now?' } : step
}

/** All that is spoken within the first `turns`, each once. */
export function spokenTexts(turns: number): string[] {
  const texts = Array.from({ length: turns }, (_, i) => soakStep(i + 1)).flatMap((step) => {
    if ('say' in step) return [step.say]
    return 'over' in step ? [step.over] : []
  })
  return [...new Set(texts)]
}
