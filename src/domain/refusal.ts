/** A request that the rules refuse. `code` is stable and for programs; the message is one sentence for the person who asked. */
export class Refusal extends Error {
  readonly code: string
  /** HTTP status the refusal is answered with: 4xx. */
  readonly status: number
  /** Where in the request the reason lies, as JSON pointers; empty when it is not about one place. */
  readonly errors: { pointer: string; message: string }[]

  constructor(code: string, message: string, status = 422, errors: { pointer: string; message: string }[] = []) {
    super(message)
    this.name = "Refusal"
    this.code = code
    this.status = status
    this.errors = errors
  }
}
