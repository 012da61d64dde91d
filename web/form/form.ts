import css from "./form.css?inline"
import { makeForm } from "./make-form.ts"
import { make } from "./make.ts"
import { sendForm, type Filling } from "./send-form.ts"
import { markInput, showErrors, type Input } from "./show-errors.ts"
import { wordOf } from "./words.ts"

const script = document.currentScript as HTMLScriptElement | null
const FIELDS = "email*,full_name,company_name,message"

/** `<baton-form>`: takes the plain form that stands in it, or makes one, into a shadow root, and sends it without leaving the page. */
class BatonForm extends HTMLElement {
  readonly #summary = make("div", { part: "summary", class: "summary", role: "group", tabindex: "-1", hidden: "" })
  readonly #status = make("p", { part: "status", class: "status", role: "status" })
  #form = make("form")
  #filling: Filling = { id: crypto.getRandomValues(new Uint32Array(4)).join("-"), shownAt: performance.now() }
  #isSending = false

  connectedCallback(): void {
    if (this.shadowRoot) return
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true })
    else this.#begin()
  }

  #begin(): void {
    if (this.shadowRoot) return
    const focused = this.contains(document.activeElement) ? document.activeElement : null
    const form = this.querySelector("form") ?? this.#made()
    const root = this.attachShadow({ mode: "open" })
    const style = new CSSStyleSheet()
    style.replaceSync(css)
    root.adoptedStyleSheets = [style]
    root.append(this.#summary, form, this.#status)
    this.#form = form
    this.#prepare()
    // it was taken out of the page from under the visitor's hands
    if (focused instanceof HTMLElement) focused.focus()
  }

  #made(): HTMLFormElement {
    const host = (this.getAttribute("src") ?? script?.src ?? "").replace(/\/[^/]*\.js$|\/$/, "")
    const key = encodeURIComponent(this.getAttribute("write-key") ?? "")
    const action = `${host}/forms/${encodeURIComponent(this.getAttribute("form") ?? "contact")}?key=${key}`
    const words = { button: wordOf(this, "button-text"), optional: wordOf(this, "optional-text") }
    return makeForm(action, this.getAttribute("fields") ?? FIELDS, words)
  }

  #prepare(): void {
    const form = this.#form
    form.noValidate = true
    form.part.add("form")
    this.#summary.ariaLabel = wordOf(this, "errors-text")
    for (const name of ["label", "input", "select", "textarea", "button"])
      for (const element of form.querySelectorAll(name)) element.part.add(/select|textarea/.test(name) ? "input" : name)
    this.#inputs().forEach((input, at) => (input.id ||= `baton-${at}`))
    if (!form.querySelector("[name=_hp]")) form.append(trap())
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      void this.#send()
    })
    form.addEventListener("input", ({ target }) => {
      if ((target as Input).ariaInvalid) markInput(target as Input)
    })
  }

  #inputs(): Input[] {
    return [...this.#form.querySelectorAll<Input>("input,select,textarea")].filter(({ willValidate }) => willValidate)
  }

  async #send(): Promise<void> {
    if (this.#isSending || showErrors(this.#summary, wordOf(this, "errors-text"), this.#inputs())) return
    this.#isSending = true
    this.#say("sending-text")

    const outcome = await sendForm(this.#form, this.#filling)

    this.#isSending = false
    if (outcome.kind === "sent") return this.#thank(outcome.receipt)
    this.#say(outcome.kind === "too_long" ? "too-long-text" : "failed-text")
    for (const button of this.#buttons()) button.textContent = wordOf(this, "retry-text")
  }

  #say(name: "sending-text" | "failed-text" | "too-long-text"): void {
    this.#status.textContent = wordOf(this, name)
    this.#status.classList.toggle("failed", name !== "sending-text")
    for (const button of this.#buttons()) button.ariaDisabled = String(this.#isSending)
  }

  #buttons(): NodeListOf<HTMLButtonElement> {
    return this.#form.querySelectorAll("button:not([type=button],[type=reset])")
  }

  #thank(receipt: string | null): void {
    const thanks = make(
      "div",
      { part: "thanks", class: "thanks", role: "status", tabindex: "-1" },
      make("p", {}, wordOf(this, "thanks-text")),
    )
    const booking = this.getAttribute("booking-url") ?? ""
    if (/^https:\/\//i.test(booking)) thanks.append(make("a", { part: "booking", href: booking }, wordOf(this, "booking-text")))
    this.shadowRoot?.replaceChildren(thanks)
    thanks.focus()
    this.dispatchEvent(new CustomEvent("baton-form-sent", { bubbles: true, composed: true, detail: { receipt } }))
  }
}

/** An input that no person sees, and machines fill in. */
function trap(): HTMLElement {
  return make(
    "div",
    { hidden: "" },
    make("label", {}, "Leave this empty", make("input", { name: "_hp", tabindex: "-1", autocomplete: "off" })),
  )
}

if (!customElements.get("baton-form")) customElements.define("baton-form", BatonForm)
