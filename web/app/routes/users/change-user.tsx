import { useState } from "react"
import { api } from "#app/api.ts"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/users/en.ts"
import { GrantFields } from "#app/routes/users/grant-fields.tsx"
import type { Grant, User } from "#app/routes/users/user.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Dialog } from "#app/ui/dialog.tsx"

/** Says what somebody is here from now on. */
export function ChangeUser({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTexts<typeof en>("users")
  const shell = useShellTexts()
  const [grant, setGrant] = useState<Grant>({ roles: user.roles, side: user.side, person: user.person?.handle ?? null })
  const { act, isBusy } = useAct()
  const save = () =>
    act(() => api.put("/api/users/{id}", { path: { id: user.id }, body: grant }), {
      says: t("changed"),
      onDone: onClose,
      refreshes: ["users"],
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("change_title", { name: user.name })}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={grant.roles.length === 0 || isBusy} onClick={() => void save()}>
            {shell("save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-2">
        <GrantFields grant={grant} onChange={setGrant} />
      </div>
    </Dialog>
  )
}

/** Lets somebody in no longer, after asking. */
export function RemoveUser({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useTexts<typeof en>("users")
  const shell = useShellTexts()
  const { act, isBusy } = useAct()
  const remove = () =>
    act(() => api.delete("/api/users/{id}", { path: { id: user.id } }), {
      says: t("removed", { name: user.name }),
      onDone: onClose,
      refreshes: ["users"],
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("remove_title", { name: user.name })}
      description={t("remove_hint")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="bad" disabled={isBusy} onClick={() => void remove()}>
            {t("remove")}
          </Button>
        </>
      }
    />
  )
}
