/** What the form says, by the attribute that says it otherwise. */
const WORDS = {
  "button-text": "Send",
  "optional-text": "(optional)",
  "errors-text": "Please look at these again:",
  "sending-text": "Sending …",
  "failed-text": "This could not be sent. What you typed is still here: please try again.",
  "too-long-text": "This is too long to be sent. Please shorten it.",
  "retry-text": "Try again",
  "thanks-text": "Thank you. We have your message and will be in touch.",
  "booking-text": "Book a time now",
}

export function wordOf(element: Element, name: keyof typeof WORDS): string {
  return element.getAttribute(name) ?? WORDS[name]
}
