/**
 * How the JSON of somebody's webhook is understood, as data. A place is where a value stands: a JSON pointer such as `/lead/email`, a rule, or a list
 * of both, of which the first counts that leads to something.
 */
export type Mapping = {
  /** Pointer to a list of which each element is one item; several pointers go down list by list. Where they lead nowhere, all is one item. */
  items?: string | string[] | undefined
  /** What tells this event from all others of the source. */
  id?: Place | undefined
  occurred_at?: Place | undefined
  /** What it is: `form` when left out. Here, and for form, page, event and campaign, a text without a slash in front stands for itself. */
  kind?: Place | undefined
  form?: Place | undefined
  event?: Place | undefined
  campaign?: Place | undefined
  /** Address of the page; its UTM marks are read, too. */
  page?: Place | undefined
  referrer?: Place | undefined
  /** How the person is known besides the e-mail address. */
  identity?: { user?: Place | undefined; crm?: Place | undefined; anonymous?: Place | undefined } | undefined
  /** Lead field, or `custom.…` → where its value stands. */
  fields?: Record<string, Place> | undefined
  /** Lists and objects of answers. Their names are recognised by their spelling; what is unknown becomes `custom.<name>`. */
  answers?: Answers[] | undefined
  /** Pointers to what is not worth keeping with the event, such as the definition of the form. */
  ignore?: string[] | undefined
  /** Of a tool that tells of touches: then items are no engagements but touches on the handoffs of their leads. */
  touch?: TouchPlaces | undefined
  /** For senders who only name somebody: where the rest is fetched with the source's token. */
  fetch?: FetchRule | undefined
  /** What to tell when nobody can be found in an item that looks so. */
  hints?: { where: Record<string, string>; says: string }[] | undefined
}

/** Where a touch stands: its kind, whose it was by e-mail address, its direction, whether a sequence did it, what came of a call, and words. */
export type TouchPlaces = {
  kind: Place
  by?: Place | undefined
  direction?: Place | undefined
  automatic?: Place | undefined
  outcome?: Place | undefined
  note?: Place | undefined
}

/**
 * Items with these texts at these pointers only name somebody. `url` is where the rest is asked for, with pointers into the item in braces; what comes is
 * put at `into`, and the item is taken in again.
 */
export type FetchRule = { where: Record<string, string>; url: string; into: string }

export type Place = string | PlaceRule | (string | PlaceRule)[]

/** One way to a value. `all`: the texts of all places with a text between, when all are there. `steps`: in their order; `words`: what a text is to become, others lead to nothing. */
export type PlaceRule = ({ constant: string } | { all: Place[]; with: string } | PickRule) & {
  steps?: Step[] | undefined
  words?: Record<string, string> | undefined
}

/**
 * The value at `at`; or, with `where`, what stands at `take` in the first element of that list that has these texts at these pointers (`*`: anything).
 * What is no list is looked at as its only element.
 */
export type PickRule = { at: string; where?: Record<string, string> | undefined; take?: string | undefined }

export type Step = "lowercase" | "first" | "join" | "first_name" | "last_name"
export const STEPS: readonly Step[] = ["lowercase", "first", "join", "first_name", "last_name"]

/**
 * Answers by name: an object's names and values, or, with `name`, a list whose elements hold both. `value` is where the value stands in each. `titles`:
 * the name is looked up in another list of the item, by the id that the element says. `except`: names, with `*`, of what is no answer.
 */
export type Answers = {
  at: string
  name?: Place | undefined
  value?: Place | undefined
  except?: string[] | undefined
  titles?: { at: string; id: string; title: string; of: string } | undefined
}
