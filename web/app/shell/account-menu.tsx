import { Check, KeyRound, LogOut } from "lucide-react"
import { api } from "#app/api.ts"
import { useState, type ReactElement } from "react"
import type { Session } from "#app/session.ts"
import { chooseTheme, theme, type Theme } from "#app/shell/theme.ts"
import { chooseLanguage, language, LANGUAGES, useShellTexts, type Language } from "#app/texts.ts"
import { Menu, type MenuEntry } from "#app/ui/menu.tsx"

/** How the app looks and speaks, and the way out. */
export default function AccountMenu({ trigger, opensAtOnce, session }: { trigger: ReactElement; opensAtOnce: boolean; session: Session }) {
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
  const leave = async () => {
    await api.delete("/api/session").catch(() => {})
    location.assign(session.kind === "visitor" ? "/" : "/sign-in")
  }
  const mine: MenuEntry[] = [
    { key: "own", label: t("my_sign_in"), icon: <KeyRound aria-hidden />, onChoose: () => location.assign("/my-sign-in") },
    { key: "out", label: t("sign_out"), icon: <LogOut aria-hidden />, onChoose: () => void leave() },
  ]
  const ownEntries = session.kind === "person" ? mine : session.id === null ? [] : mine.slice(1)
  const entries: MenuEntry[] = [...themes, "line", ...languages, ...(ownEntries.length > 0 ? ["line" as const] : []), ...ownEntries]
  return <Menu entries={entries} trigger={trigger} opensAtOnce={opensAtOnce} />
}
