import { useNavigate } from "@tanstack/react-router"
import { ChartNoAxesCombined, Handshake, Megaphone, Settings2, UsersRound, type LucideIcon } from "lucide-react"
import { useState } from "react"
import { addressOf } from "#app/address.ts"
import { api, queries } from "#app/api.ts"
import { rooms } from "#app/rooms.ts"
import type { en } from "#app/routes/start/en.ts"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { say } from "#app/ui/toast.tsx"

/** From which sides one can look, and what each sees first: the first of these rooms that there is. */
const SIDES: readonly { role: "rep" | "manager" | "marketing" | "revops" | "leadership"; icon: LucideIcon; first: string[] }[] = [
  { role: "rep", icon: Handshake, first: ["queue"] },
  { role: "manager", icon: UsersRound, first: ["board", "queue"] },
  { role: "marketing", icon: Megaphone, first: ["marketing", "leads"] },
  { role: "revops", icon: Settings2, first: ["agreement", "settings", "leads"] },
  { role: "leadership", icon: ChartNoAxesCombined, first: ["dashboard", "reports", "queue"] },
]

/** In a demo: become somebody of another role, and see what they see. */
export function LookAround() {
  const t = useTexts<typeof en>("start")
  const session = useSession()
  const navigate = useNavigate()
  const [busy, setBusy] = useState<string | null>(null)
  if (session.kind !== "visitor") return null
  const become = async (role: string, first: string[]) => {
    setBusy(role)
    try {
      await api.post("/api/session/look-around", { body: { role } })
      await queries.invalidateQueries()
      const room = first.map((id) => rooms.find((each) => each.id === id)).find((each) => each !== undefined)
      await navigate(addressOf(room?.to ?? "/queue"))
    } catch (error) {
      say(error instanceof Error ? error.message : String(error), { bad: true })
    } finally {
      setBusy(null)
    }
  }
  return (
    <Card title={t("look_around")} note={t("look_around_note")}>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-5">
        {SIDES.map(({ role, icon: Icon, first }) => (
          <li key={role}>
            <button
              type="button"
              disabled={busy !== null}
              aria-busy={busy === role}
              aria-pressed={session.roles.includes(role) && session.id !== null}
              onClick={() => void become(role, first)}
              className="flex h-full w-full flex-col gap-1 rounded-lg border p-3 text-left hover:border-primary hover:bg-accent aria-pressed:border-primary"
            >
              <Icon className="size-5 text-link" aria-hidden />
              <span className="mt-1 font-semibold">{t(`as_${role}`)}</span>
              <span className="text-xs text-muted-foreground">{t(`as_${role}_hint`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
