import { describe, expect, it } from 'vitest'
import { instantAnswer } from './instant-answer.ts'

/** Each looks like a request of a known form, and is none. */
const NEAR_MISSES = `
What is one plus one in Japanese?
What's 2 by 4?
What is five by five?
What's 7-Eleven?
What is a 401k?
What is a 5k?
What's 10 over?
What's two percent milk?
What is a quarter of beef?
What's a third of the population?
What's half past three?
What is half an hour?
What is a half marathon in miles?
What is double glazing?
What's twice cooked pork?
Twice a day.
Times Square.
What is Times New Roman?
What is plus size?
What is minus one?
What is negative space?
What's the square root?
What's 3 squared plus?
What is 1 plus 1 = 3?
Two plus two is five.
What if 2 plus 2 equals 5?
What is the sum of money?
What is product of 5?
Multiply the recipe by two.
Add 2 cups of flour.
Take 2 and call me in the morning.
Take five.
Take 5 from 7 eggs.
Divide by zero.
What happens if you divide by zero?
How many is a dozen?
How many is twenty?
What is twenty twenty?
What is nineteen eighty four?
What is 1984?
What is 20 20 vision?
How much is 5 dollars in euros?
How much is 100 pounds?
How much is 100 pounds in dollars?
What is $5 plus $6?
What's 5 euros times 3?
How many calories are in an ounce of cheese?
How many pounds did he lift?
How many pounds in a pound cake?
How many inches is the screen?
How many feet is the Eiffel Tower?
How many miles is it to the moon?
How many miles in a day can you walk?
How many hours in a day should I sleep?
How many minutes are in a football game?
How many seconds to midnight?
How many days in the month of May?
How many years in dog years?
How many cups in a cup final?
How many knots are in a rope?
How many stones are in a wall?
How many feet in a second?
How many seconds in a foot?
How many yards is a mile and how many feet?
What is a metre?
What's a mile in someone's shoes?
Change 5 minutes to 10 minutes.
Turn a pound into a kilo.
What is a second to a minute?
What is 12 in hexadecimal?
What is the time difference?
What is the best time?
What time is sunset?
What time is the game today?
What is the time now in India?
What is the date today in Islamic calendar?
What day is Thanksgiving?
What's the date of the battle of Hastings?
What day of the week is best?
What is tomorrow?
What is yesterday once more?
What's today's weather?
What's today's news?
What month is Ramadan?
What year is the Tiger?
What is the month?
What was the year?
Date.
Time.
Day.
Today.
The date.
Tell me a date.
Tell me a time.
Tell me today.
Set a timer for 10 minutes ago.
Set the oven to 180 degrees.
Set the timer.
Can you set timers?
How many timers can you set?
What is a timer?
Did you set the timer?
Don't cancel the timer.
Do not stop.
Don't stop.
Never stop.
Stop and go.
Can't stop.
Bus stop.
Non stop.
Stop Making Sense.
Stop the timer in 5 minutes.
Stop it from raining.
Quiet place.
A Quiet Place.
Shut up and dance.
Enough is enough.
Never mind the Bollocks.
Repeat after me.
Repeat customers.
Say that to my face.
Say it loud.
Speak friend and enter.
What was that noise?
What did you say about Paris?
What did you say the capital was?
Louder than bombs.
Is it getting louder?
Turn the volume up to 50%.
Turn it down for what?
Turn me up.
Turn up.
Slow down time.
How do I slow down?
Fast and Furious.
Too fast.
Faster than light.
Speed up my computer.
Why do you speak so fast?
I said seven times eight.
He asked what time it is.
Why is it ten past three?
So what?
What?
Hey Parley, what is?
Could you tell me?
Just a second.
One second.
A minute.
Half an hour.
Ten.
Ten minutes.
Five miles.
Five past three.
A mile a minute.
Miles to go.
Eight feet in the air.
A day in a year.
6 feet in 2 minutes.
Two feet in one shoe.
Twenty-four hours to kilometres.
An inch to a mile.
What would you do?
What do you get when you cross 5 and 6?
What does 5 do?
What does 2 plus 2 mean?
What are 5 times?
How much is that?
How much is a half?
How much is half of it?
How much is 20% of my salary?
What is 20% of 50 dollars?
What is 10% more than 50?
What percentage of 80 is 20?
What is 3 times as many as 5?
What is 3 times more than 5?
`

describe('instantAnswer, near misses', () => {
  const now = new Date(2026, 10, 21, 15, 10)
  const timers = [{ id: '1', dueAt: new Date(2026, 10, 21, 15, 20) }]

  it.each(NEAR_MISSES.trim().split('\n'))('given "%s", leaves it to the model', (transcript) =>
    expect(
      instantAnswer(transcript, { now, timers, reminders: [], lastReply: 'Paris.' }),
    ).toBeUndefined(),
  )
})
