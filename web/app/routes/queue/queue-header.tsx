import { useNavigate } from "@tanstack/react-router"
import type { ReactNode } from "react"
import type { z } from "zod"
import type { PersonView } from "#contract/person.ts"
import type { QueueView } from "#contract/queue.ts"
import { addressOf } from "#app/address.ts"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/queue/en.ts"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Kbd } from "#app/ui/kbd.tsx"

type People = { data: z.infer<typeof PersonView>[] }

/** How much there is, whose it is, and what came in meanwhile. */
export function QueueHeader({ counts, fresh, onSort, owner, children }: QueueHeaderProps) {
  const t = useTexts<typeof en>("queue")
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2.5 md:px-4">
      <h1 className="text-base font-semibold">{t("title")}</h1>
      {counts !== null && (
        <p className="flex flex-wrap gap-1.5">
          {counts.overdue > 0 && <Badge look="bad">{t("overdue", { count: counts.overdue })}</Badge>}
          {counts.at_risk > 0 && <Badge look="warn">{t("at_risk", { count: counts.at_risk })}</Badge>}
          {counts.step_late > 0 && <Badge look="warn">{t("step_late", { count: counts.step_late })}</Badge>}
          <Badge>{t("open", { count: counts.open })}</Badge>
        </p>
      )}
      <p role="status" className="contents">
        {fresh > 0 && (
          <Button size="small" look="main" onClick={onSort}>
            {t("fresh", { count: fresh })}
            <Kbd className="border-white/40 bg-transparent text-inherit max-md:hidden">.</Kbd>
          </Button>
        )}
      </p>
      <div className="ml-auto flex items-center gap-2">
        <WhoseQueue owner={owner} />
        {children}
      </div>
    </div>
  )
}

/** A rep sees their own; whoever may see more chooses whose. */
function WhoseQueue({ owner }: { owner: string | null }) {
  const t = useTexts<typeof en>("queue")
  const session = useSession()
  const navigate = useNavigate()
  const isRep = session.roles.length > 0 && session.roles.every((role) => role === "rep")
  const people = useApi<People>("/api/people", {}, { enabled: !isRep })
  if (isRep) return null
  const reps = (people.data?.data ?? []).filter((person) => person.role === "rep" || person.id === session.person?.id)
  return (
    <select
      aria-label={t("whose")}
      value={owner ?? "all"}
      onChange={(event) => void navigate(addressOf(`/queue?owner=${event.target.value}`))}
      className="h-8 max-w-44 rounded-md border border-input bg-card px-2 text-sm"
    >
      <option value="all">{t("everybody")}</option>
      {reps.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </select>
  )
}

type QueueHeaderProps = {
  counts: z.infer<typeof QueueView>["counts"] | null
  /** How many handoffs came in that are not sorted in yet. */
  fresh: number
  onSort: () => void
  owner: string | null
  children: ReactNode
}
