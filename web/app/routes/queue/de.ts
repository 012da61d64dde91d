import type { Translated } from "#app/texts.ts"
import type { en } from "#app/routes/queue/en.ts"

export const de: Translated<typeof en> = { title: "Warteschlange" }
