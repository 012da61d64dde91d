import type { Translated } from "#app/texts.ts"
import type { en } from "#app/routes/settings/en.ts"

export const de: Translated<typeof en> = {
  by_default: "Vorgabe",
  caption: "Einstellungen mit ihrer Bedeutung",
  empty: "Alles steht auf Vorgabe",
  empty_hint: "Keine Einstellung wurde geändert. Sie werden beim Start aus der Umgebung gelesen.",
  is_set: "gesetzt",
  name: "Einstellung",
  not_set: "nicht gesetzt",
  only_said: "Nur Gesetztes",
  secret: "geheim",
  title: "Einstellungen",
  title_note: "Sie werden beim Start aus der Umgebung gelesen. Dort ändern, dann neu starten.",
  value: "Wert",
  version: "Version {version}",
  what: "Was sie bewirkt",
}
