import type { Translated } from "#app/texts.ts"
import type { en } from "#app/routes/proof/en.ts"

export const de: Translated<typeof en> = {
  again: "Neu prüfen",
  caption: "Was immer gelten muss",
  checked: "geprüft {ago}",
  checking: "Wird geprüft …",
  example: "Wo: {example}",
  holds: "gilt",
  just_now: "gerade eben",
  minutes_ago: "vor {n} min",
  rules_hold: "{holding} von {all} Regeln gelten",
  seconds_ago: "vor {n} s",
  title: "Beweis",
  title_note: "Nichts verloren, nichts doppelt, nichts ohne Zuständige: Jede Regel wird an allem geprüft, was gespeichert ist.",
  violations_one: "{count} Verletzung",
  violations_other: "{count} Verletzungen",
  what_to_do:
    "Etwas gilt nicht. Kein Grund zur Panik: Nichts ist verloren, aber wer Baton betreibt, sollte diese Seite sehen. `baton doctor` sagt mehr.",
}
