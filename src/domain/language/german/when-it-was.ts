import type { Sayings } from "#domain/language/sentence-book.ts"

/** How often and when a lead did something: "asked for a demo twice this week, read the blog 9 days ago". */
export const whenItWasSayings: Sayings = {
  ...timed("this week", "diese Woche"),
  ...timed("twice this week", "zweimal diese Woche"),
  ...eachOf(3, 10, (n) => timed(`${n} times this week`, `${n}-mal diese Woche`)),
  ...eachOf(7, 59, (n) => timed(`${n} days ago`, `vor ${n} Tagen`)),
  ...eachOf(2, 13, (n) => timed(`${n} months ago`, `vor ${n} Monaten`)),

  "{did} twice, the last time {when}": "{did} (zweimal), zuletzt {when}",
  ...eachOf(3, 10, (n) => ({ [`{did} ${n} times, the last time {when}`]: `{did} (${n}-mal), zuletzt {when}` })),

  "just now": "gerade eben",
  "{n} minute ago": "vor {n} Minute",
  "{n} minutes ago": "vor {n} Minuten",
  "{n} hour ago": "vor {n} Stunde",
  "{n} hours ago": "vor {n} Stunden",
  "{n} day ago": "vor {n} Tag",
  "{n} days ago": "vor {n} Tagen",
  "{n} month ago": "vor {n} Monat",
  "{n} months ago": "vor {n} Monaten",
  "just now, {others}": "gerade eben, {others}",
  "{n} minute ago, {others}": "vor {n} Minute, {others}",
  "{n} minutes ago, {others}": "vor {n} Minuten, {others}",
  "{n} hour ago, {others}": "vor {n} Stunde, {others}",
  "{n} hours ago, {others}": "vor {n} Stunden, {others}",
  "{n} day ago, {others}": "vor {n} Tag, {others}",
  "{n} days ago, {others}": "vor {n} Tagen, {others}",
  "{n} month ago, {others}": "vor {n} Monat, {others}",
  "{n} months ago, {others}": "vor {n} Monaten, {others}",
}

/** The number stands in the saying itself: in a place of its own, it could not be told from what was done. */
function timed(english: string, german: string): Sayings {
  return { [`{did} ${english}`]: `{did} (${german})`, [`{did} ${english}, {others}`]: `{did} (${german}), {others}` }
}

function eachOf(first: number, last: number, sayings: (n: number) => Sayings): Sayings {
  const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return Object.assign({}, ...numbers.map(sayings))
}
