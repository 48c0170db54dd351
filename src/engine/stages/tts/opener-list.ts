// How this assistant's replies begin: pairs of words and short sentences that come again and again, whatever is asked.

/**
 * The usual ones first: they are made in this order. A plain pair of words is said as the beginning of a sentence that
 * goes on. Gathered from what the model answers to 155 everyday lines that are not in `bench talk`, and completed
 * by their kind (who says "you can" says "you could"). Left out are pairs whose last word espeak-ng draws into the next
 * ("it was the", "one of a", "you have not"): it would be said twice, or never.
 */
export const OPENERS: readonly string[] = `
You can | Okay. | That's great | That's great! | I cannot | It is | That's a | Yes, | No, | Sure, | Because it | It depends | Thank you!
I don't | Oh no, | I'm sorry, | I'm sorry | You could | There are | It's a | I can | I am | Try to | It's okay | That sounds | It sounds
That's not | It's possible | Let's call | I think | I would | I'm glad | You're welcome! | You should | You need | You might | It can
It should | It could | It means | It helps | It takes | It would | It seems | It might | It's important | It's great | It's normal
It's understandable | That's interesting. | That's wonderful! | That's exciting! | Good idea! | I see. | I understand. | Hello! | Of course,
Okay, | Great! | Certainly! | They are | They can | They should | They could | They were | There's a | This is | This can | This means
That is | That could | That must | That can | That would | That might | That's okay | That's good | That's fine | That's understandable
You said | You told | You asked | You are | You're right | You may | You want | You didn't | You don't | We can | We could
I understand | I know | I like | I hope | I'm here | I'm happy | I'd love | I'd say | I'd suggest | He is | She is | Let's start | Let's see
Let me | Try a | Try some | Make sure | Take a | Use a | Think about | Imagine a | Here's a | Here is | Here are | Here you | Because they
One way | Once upon | Some people | Many people | Most people | People often | If you | When you | To make | To get | How about
How did | How do | How long | What do | What are | What is | What did | What kind | What would | Why not | Have you | Are you | Do you
Did you | Would you | Shall we | The best | The most | The first | The main | A good | Both are | Yes, I | Yes, you | Yes, they | Yes, there
Yes, it | Yes, I'm | No, I | No, it | No, they | No, you | No, there | Sure, I | Sure, here's | Sure, what | Well, | Hi!
Good morning! | Good night! | Good evening! | Goodbye! | See you | All right. | Congratulations! | Nice! | Fair enough. | Take care!
That's understandable. | That's okay, | There is | We are | We will | We need | I will | I can't | You will | You must
No problem. | Don't worry, | That's fine. | That's okay. | That's good. | That's true. | Sorry, | Absolutely! | Exactly.
`
  .split(/[|\n]/u)
  .map((text) => text.trim())
  .filter((text) => text !== '')
