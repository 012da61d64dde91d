/** One message of a stream of server-sent events; `type` is `message` unless the server named another. */
export type ServerEvent = { type: string; id: string | null; data: string }

/** The messages of a `text/event-stream`, as they come, until the server ends it. @throws when the connection breaks */
export async function* readServerEvents(answer: Response): AsyncGenerator<ServerEvent> {
  if (answer.body === null) return
  let text = ""
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const message = readMessage(text.slice(0, end))
      text = text.slice(end + 2)
      if (message !== null) yield message
    }
  }
}

/** A message, or null for a comment and for what only sets the time to wait. */
function readMessage(text: string): ServerEvent | null {
  const fields = text.split("\n").map((line) => /^([a-z]+): ?(.*)$/.exec(line))
  const all = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ""] : []))
  const data = all("data")
  return data.length === 0 ? null : { type: all("event")[0] ?? "message", id: all("id")[0] ?? null, data: data.join("\n") }
}
