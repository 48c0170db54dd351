// What people say over a reply.

/** The reply should stop, and the words be answered. */
export const INTERRUPTIONS = [
  'Stop.',
  'Wait, hold on.',
  'No, I meant something shorter.',
  'What about the winter?',
  'How many legs does a spider have?',
  'Actually, tell me about the moon instead.',
  'Hold on a second, what does that mean?',
  'What about dogs?',
  'Stop, please.',
  'Can you say that again more slowly?',
  "Okay, that's enough, thank you.",
  'No.',
  'Sorry, who was that again?',
  'Hang on, why is that?',
  'Never mind. What time is it?',
  'No, not that one, the other one.',
  'Excuse me, can I ask something else?',
  'Please be quiet.',
  'And how long does that take?',
  'What is the capital of France?',
] as const

/** The reply should go on: somebody listens. */
export const BACKCHANNELS = [
  'Mm-hm.',
  'Right.',
  'Okay.',
  'Yeah.',
  'I see.',
  'Uh-huh.',
  'Ha ha ha ha.',
  'Wow.',
  'Oh, really.',
  'Sure.',
  'Yes.',
  'Mm.',
  'Got it.',
  'Oh, nice.',
  'True.',
  'Hmm.',
  'Interesting.',
  'Of course.',
  'Okay, okay.',
  'Right, right.',
] as const

/** Typed; answered in several sentences. */
export const QUESTIONS = [
  'Tell me a long story about the fox and the river.',
  'How does a vaccine work? Explain it in detail.',
  'How do I bake bread at home? Explain every step.',
  'Explain in detail how a rainbow forms.',
  'Why do cats purr? Explain in several sentences.',
  'Describe in detail how a bicycle works.',
  'Tell me about the city of Paris in several sentences.',
  'Explain in several sentences why the sky is blue.',
  'What are the benefits of sleep? Explain in several sentences.',
  'Tell me about the history of coffee in several sentences.',
] as const

/** What a television says in the background, to nobody. */
export const TELEVISION = [
  'Good evening, and welcome back. The weather tomorrow will be mild, with some rain in the north.',
  'In other news, the city council has agreed to build a new bridge across the river next year.',
  'Stay with us, because after the break we meet the woman who has walked across three continents.',
  'And what did you do then? Well, I packed my bags, I said goodbye, and I never looked back.',
] as const
