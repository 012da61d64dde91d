import { make } from "./make.ts"

export type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** A list above the form of what is wrong, whose entries lead to the inputs, and a sentence below each of these. Empties it when nothing is. */
export function showErrors(summary: HTMLElement, heading: string, inputs: readonly Input[]): boolean {
  const wrong = inputs.filter((input) => markInput(input))
  const firsts = wrong.filter((input, at) => wrong.findIndex(({ name }) => name === input.name) === at)
  summary.hidden = firsts.length === 0
  summary.replaceChildren(make("p", {}, heading), make("ul", {}, ...firsts.map((input) => make("li", {}, linkTo(input)))))
  if (!summary.hidden) summary.focus()
  return !summary.hidden
}

/** Marks an input as wrong, or as right again; true when it is wrong. */
export function markInput(input: Input): boolean {
  const isWrong = !input.validity.valid
  if (isWrong) input.ariaInvalid = "true"
  else input.removeAttribute("aria-invalid")
  errorBelow(input).textContent = isWrong ? sayingOf(input) : ""
  return isWrong
}

function linkTo(input: Input): HTMLElement {
  const link = make("a", { href: `#${input.id}` }, `${labelOf(input)}: ${sayingOf(input)}`)
  link.addEventListener("click", (event) => {
    event.preventDefault()
    input.focus()
  })
  return link
}

/** The site's own sentence, else the browser's, which is in its person's language. */
function sayingOf(input: Input): string {
  return input.dataset["error"] || input.validationMessage
}

function labelOf(input: Input): string {
  const label = input.closest("fieldset")?.querySelector("legend") ?? input.labels?.[0]
  const text = [...(label?.childNodes ?? [])].filter((node) => node !== input && !(node instanceof HTMLSelectElement))
  return (
    text
      .map((node) => node.textContent)
      .join("")
      .trim() ||
    input.ariaLabel ||
    input.name
  )
}

/** One sentence below what belongs together: the input with its label, or all choices of a group. */
function errorBelow(input: Input): HTMLElement {
  const id = `${input.id}-error`
  const place = input.closest("fieldset") ?? input.closest("label") ?? input
  const next = place.nextElementSibling
  const error = next instanceof HTMLElement && next.matches(".error") ? next : make("p", { id, part: "error", class: "error" })
  if (error !== next) place.after(error)
  const described = input.getAttribute("aria-describedby")?.split(" ") ?? []
  if (!described.includes(error.id)) input.setAttribute("aria-describedby", [...described, error.id].join(" "))
  return error
}
