/** Light, dark, or whatever the system says. */
export type Theme = "light" | "dark" | "system"

export function theme(): Theme {
  const { theme: chosen } = document.documentElement.dataset
  return chosen === "light" || chosen === "dark" ? chosen : "system"
}

/** Keeps the choice; public/theme.js reads it before anything is painted. */
export function chooseTheme(chosen: Theme): void {
  if (chosen === "system") {
    delete document.documentElement.dataset["theme"]
    localStorage.removeItem("baton.theme")
  } else {
    document.documentElement.dataset["theme"] = chosen
    localStorage.setItem("baton.theme", chosen)
  }
}
