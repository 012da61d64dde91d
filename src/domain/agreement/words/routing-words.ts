import type { Agreement, AgreementCalendar } from "#domain/agreement/agreement.ts"
import { CELL_WORDS, type CellWords } from "#domain/agreement/words/cell-words.ts"
import { listed, sentence, speakerOf, table, yesNo, type Block, type Chapter } from "#domain/agreement/words/chapter.ts"
import { howMany } from "#domain/how-many.ts"
import type { Language } from "#domain/language/language.ts"

/** Hours and people, what is looked up, and who gets a lead. */
export function routingWords(agreement: Agreement, language: Language): Chapter[] {
  return [people(agreement, CELL_WORDS[language]), ...lookUps(agreement, CELL_WORDS[language]), routing(agreement, language)]
}

function people({ calendars, teams }: Agreement, words: CellWords): Chapter {
  const team = ([key, { says, side, calendar, manager, director }]: [string, Agreement["teams"][string]]) => ({
    key,
    cells: [key, says ?? "–", words.word(side), calendar, manager, director],
  })
  const hours = ["Calendar", "Means", "Time zone", "Hours", "Closed on", "Special days and breaks"]
  return {
    id: "people",
    title: "People and hours",
    blocks: [
      table("teams", "Teams", ["Team", "Means", "Side", "Calendar", "Manager", "Director"], Object.entries(teams).map(team)),
      table(
        "calendars",
        "Working hours",
        hours,
        Object.entries(calendars).map(([key, one]) => ({ key, cells: [key, ...calendarCells(one, words)] })),
      ),
    ],
  }
}

function calendarCells({ says, zone, hours, dates = {}, breaks = {}, holidays }: AgreementCalendar, { word }: CellWords): string[] {
  const spans = (list: readonly (readonly [string, string])[]) =>
    listed(
      list.map(([from, to]) => `${from}–${to}`),
      word("closed"),
    )
  const days = (each: Partial<Record<string, [string, string][]>>) =>
    Object.entries(each).map(([day, list]) => `${word(day)} ${spans(list ?? [])}`)
  return [
    says ?? "–",
    zone,
    listed(days(hours), word("never")),
    listed(holidays),
    listed([...days(dates), ...days(breaks).map((each) => `${word("break")} ${each}`)]),
  ]
}

function lookUps({ enrichment }: Agreement, { field }: CellWords): Chapter[] {
  if (enrichment === undefined) return []
  const { wait, correct_within: within, needs, imports } = enrichment
  return [
    {
      id: "enrichment",
      title: "What is looked up",
      blocks: [
        sentence("enrichment.needs", `Providers are asked for: ${listed(needs.map(field), "nothing")}.`),
        sentence("enrichment.wait", `A lead waits for the answer for ${wait} at most.`),
        sentence("enrichment.correct_within", `A later answer may still correct who gets it for ${within} after the handoff.`),
        sentence("enrichment.imports", `Imported rows are looked up: ${yesNo(imports)}.`),
      ],
    },
  ]
}

function routing(
  { routing: { account_match: match, account_owner: owner, open_cycle: open, territories, otherwise, pools }, ...rest }: Agreement,
  language: Language,
): Chapter {
  const speak = speakerOf(rest, language)
  const words = CELL_WORDS[language]
  const territory = ({ id, says, when, pool }: (typeof territories)[number], place: number) => ({
    key: id,
    cells: [id, `${place + 1}`, says, speak(when), pool],
  })
  return {
    id: "routing",
    title: "Who gets it",
    blocks: [
      ...accountMatch(match, words),
      sentence(
        "routing.account_owner",
        `The owner of the lead's account gets it, unless away for more than ${howMany(owner.max_leave_days, "day", "days")}; it ${owner.debit ? "uses up" : "does not use up"} a turn.`,
      ),
      ...covers(owner, words),
      sentence(
        "routing.open_cycle",
        `Whoever works another lead of the account, opened in the last ${howMany(open.within_days, "day", "days")}, gets it next.`,
      ),
      table(
        "routing.territories",
        "Then the first territory that holds decides",
        ["Territory", "Place", "Means", "When", "Pool"],
        territories.map(territory),
      ),
      sentence("routing.otherwise", `Where no territory holds, it goes to the pool ${otherwise}.`),
      table(
        "routing.pools",
        "Pools: whose turn it is",
        POOL,
        Object.entries(pools).map(([key, pool]) => ({ key, cells: [key, ...poolCells(pool, words)] })),
      ),
    ],
  }
}

function accountMatch(match: Agreement["routing"]["account_match"], { word }: CellWords): Block[] {
  if (match === undefined) return []
  const { ties, hierarchy } = match
  return [
    ...(ties === undefined
      ? []
      : [sentence("routing.account_match.ties", `Of accounts that fit equally well, this decides in order: ${listed(ties.map(word))}.`)]),
    ...(hierarchy === undefined ? [] : [sentence("routing.account_match.hierarchy", `Where both fit, the ${hierarchy} company is meant.`)]),
  ]
}

function covers({ cover = {}, house = [] }: Agreement["routing"]["account_owner"], { standsFor }: CellWords): Block[] {
  const pairs = Object.entries(cover).map(([who, stands]) => standsFor(stands, who))
  return [
    ...(pairs.length === 0 ? [] : [sentence("routing.cover", `These stand in for owners: ${listed(pairs)}.`)]),
    ...(house.length === 0 ? [] : [sentence("routing.house", `These own accounts in name only: ${listed(house)}.`)]),
  ]
}

const POOL = ["Pool", "Means", "Teams", "Time zone", "Needs", "At most", "Weights", "Make-up", "When all are away", "Overflow"]
const ALL_AWAY = { first_back: "the one who is back first gets it", hold: "it is held", anyone: "anyone gets it" }

function poolCells(pool: Agreement["routing"]["pools"][string], { word, cap }: CellWords): string[] {
  const weights = Object.entries(pool.weights ?? {}).map(([who, weight]) => `${who} ${weight}`)
  const makeUp = { credit: pool.max_credit, debt: pool.max_debt, "in a row": pool.max_run }
  return [
    pool.says ?? "–",
    listed(pool.teams),
    pool.zone,
    listed(pool.skills),
    listed(pool.caps?.map(cap), "no limit"),
    listed(weights, "all equal"),
    listed(Object.entries(makeUp).flatMap(([name, most]) => (most === undefined ? [] : [`${most} ${word(name)}`]))),
    ALL_AWAY[pool.all_away],
    listed(pool.overflow),
  ]
}
