import { Ellipsis } from "lucide-react"
import { useState } from "react"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { ChangeUser, RemoveUser } from "#app/routes/users/change-user.tsx"
import type { en } from "#app/routes/users/en.ts"
import type { Passed, User } from "#app/routes/users/user.ts"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Menu } from "#app/ui/menu.tsx"
import { say } from "#app/ui/toast.tsx"

/** What one can do about somebody who logs in. */
export function UserMenu({ user, onLink }: { user: User; onLink: (passed: Passed) => void }) {
  const t = useTexts<typeof en>("users")
  const session = useSession()
  const [open, setOpen] = useState<"change" | "remove" | null>(null)
  const { act } = useAct()
  const path = { id: user.id }
  const logOut = () =>
    act(() => api.delete<{ ended: number }>("/api/users/{id}/sessions", { path }), {
      says: ({ ended }) => t("ended", { count: ended }),
      refreshes: ["users"],
    })
  const reset = () =>
    act(() => api.post<{ link: string | null }>("/api/users/{id}/reset", { path }), {
      onDone: ({ link }) => (link === null ? say(t("reset_mailed")) : onLink({ name: user.name, link })),
    })
  const isMe = session.email?.toLowerCase() === user.email.toLowerCase()
  const mayChange = whyNot(session, "users.change") === null && !isMe
  return (
    <span className="flex gap-1.5 md:justify-end">
      <GatedButton may="users.change" because={isMe ? t("not_yourself") : null} size="small" onClick={() => setOpen("change")}>
        {t("change")}
      </GatedButton>
      {mayChange && (
        <Menu
          trigger={
            <Button look="quiet" size="iconSmall" aria-label={t("more", { name: user.name })}>
              <Ellipsis aria-hidden />
            </Button>
          }
          entries={[
            { key: "reset", label: t("reset"), onChoose: () => void reset() },
            { key: "out", label: t("end_sessions"), onChoose: () => void logOut() },
            "line",
            { key: "remove", label: t("remove"), bad: true, onChoose: () => setOpen("remove") },
          ]}
        />
      )}
      {open === "change" && <ChangeUser user={user} onClose={() => setOpen(null)} />}
      {open === "remove" && <RemoveUser user={user} onClose={() => setOpen(null)} />}
    </span>
  )
}
