import { captureForms } from "./capture-forms.ts"
import { identify, look, tell, tellPage, watchRoute } from "./events.ts"
import { moveEvents } from "./queue.ts"
import { sendSoon, watchPage } from "./send.ts"
import { hear, visitorId } from "./visitor.ts"

/** What a site can say. */
type Commands = Record<string, (...words: unknown[]) => void>
type Snippet = { (...words: unknown[]): void; id?: () => string | undefined; q?: unknown[][] }

const commands: Commands = {
  page: tellPage,
  identify,
  track: (event, properties) => tell("track", { event, properties }),
  consent(agrees) {
    hear(!!agrees)
    moveEvents(!!agrees)
    look()
  },
}

const site = window as Window & { baton?: Snippet }
if (!site.baton?.id) start()

function start(): void {
  const before = site.baton?.q ?? []
  const snippet: Snippet = (...words) => {
    try {
      const [name, ...rest] = words
      ;(commands[name as string] as Commands[string])(...rest)
    } catch (error) {
      // a site never breaks over what it says to us
      console.warn("baton", words, error)
    }
  }
  snippet.id = visitorId
  site.baton = snippet
  watchPage()
  captureForms()
  for (const words of before) snippet(...words)
  const begin = () => {
    look()
    sendSoon()
  }
  watchRoute()
  if ((document as Document & { prerendering?: boolean }).prerendering)
    document.addEventListener("prerenderingchange", begin, { once: true })
  else begin()
}
