import { Check } from "lucide-react"
import { useState, type ReactElement } from "react"
import { chooseTheme, theme, type Theme } from "#app/shell/theme.ts"
import { chooseLanguage, language, LANGUAGES, useShellTexts, type Language } from "#app/texts.ts"
import { Menu, type MenuEntry } from "#app/ui/menu.tsx"

/** How the app looks and speaks, and the way out. */
export default function AccountMenu({ trigger, opensAtOnce }: { trigger: ReactElement; opensAtOnce: boolean }) {
  const t = useShellTexts()
  const [chosen, setChosen] = useState<Theme>(theme)
  const tick = (isOn: boolean) => (isOn ? <Check aria-hidden /> : <span className="size-4" />)
  const themes = (["system", "light", "dark"] as const).map((each) => ({
    key: each,
    label: t(`theme_${each}`),
    icon: tick(each === chosen),
    onChoose: () => (chooseTheme(each), setChosen(each)),
  }))
  const languages = Object.entries(LANGUAGES).map(([code, name]) => ({
    key: code,
    label: name,
    icon: tick(code === language()),
    onChoose: () => chooseLanguage(code as Language),
  }))
  const entries: MenuEntry[] = [...themes, "line", ...languages]
  return <Menu entries={entries} trigger={trigger} opensAtOnce={opensAtOnce} />
}
