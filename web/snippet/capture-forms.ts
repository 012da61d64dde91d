import { page } from "./events.ts"
import { newId } from "./new-id.ts"
import { putForm } from "./queue.ts"
import { sendSoon } from "./send.ts"
import { said } from "./settings.ts"
import { visitorId } from "./visitor.ts"

/** A card's number, which a phone number in another input than one for phones may look like: then it is left out, too. */
const CARD = /^[2-6]([ -]?\d){12,18}$/

type Input = HTMLInputElement & { selectedOptions?: HTMLCollectionOf<HTMLOptionElement> }

const SECRET = /pass|pwd|card|cc-|cvv|cvc|iban|ssn|secret|token/i
const sent: Record<string, string> = {}

/** Sends what visitors fill into marked forms of the site to Baton as well: what they can see, never secrets. */
export function captureForms(): void {
  if (!("forms" in said)) return
  document.addEventListener(
    "submit",
    ({ target }) => {
      const form = target as HTMLFormElement
      if (!form.matches(said.forms || "form[data-baton]")) return
      const inputs = inputsOf(form)
      const { url, search, referrer } = page()
      // the same words again are the same post: a second click
      const id = (sent[String(inputs)] ??= newId())
      const name = form.dataset["baton"] || form.getAttribute("id") || "website"
      const about = { write_key: said.writeKey, _id: id, page: url + search, referrer, anonymous_id: visitorId() ?? "" }
      putForm(id, name, String(new URLSearchParams([...inputs, ...Object.entries<string>(about)])))
      sendSoon()
    },
    true,
  )
}

function inputsOf(form: HTMLFormElement): [string, string][] {
  return [...form.querySelectorAll<Input>("input,select,textarea")].filter(isOpen).flatMap((input) => {
    const values = Array.from<{ value: string }>(input.selectedOptions ?? [input])
    return values.map(({ value }): [string, string] => [input.name, value])
  })
}

/** Named, seen, and nothing that is secret by its kind or name or looks like a card's number. An input that nobody sees counts when the site says so: `data-baton-include`. */
function isOpen(input: Input): boolean {
  const { type, name, value, autocomplete, dataset } = input
  if (
    !name ||
    !value ||
    (type !== "tel" && CARD.test(value)) ||
    input.disabled ||
    "batonIgnore" in dataset ||
    SECRET.test(`${name} ${input.id} ${autocomplete}`)
  )
    return false
  if (/password|file|submit|button|reset|image/.test(type)) return false
  if (/checkbox|radio/.test(type)) return input.checked
  return "batonInclude" in dataset || (type !== "hidden" && input.getClientRects().length > 0)
}
