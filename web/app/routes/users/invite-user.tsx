import { useState } from "react"
import { api } from "#app/api.ts"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/users/en.ts"
import { GrantFields } from "#app/routes/users/grant-fields.tsx"
import type { Grant, NewInvitation, Passed } from "#app/routes/users/user.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { say } from "#app/ui/toast.tsx"

/** Asks whom to invite as what. The link goes by mail, or is handed on to be shown. */
export function InviteUser({ onClose, onLink }: { onClose: () => void; onLink: (passed: Passed) => void }) {
  const t = useTexts<typeof en>("users")
  const shell = useShellTexts()
  const [email, setEmail] = useState("")
  const [name, setName] = useState("")
  const [grant, setGrant] = useState<Grant>({ roles: ["rep"], side: null, person: null })
  const { act, isBusy } = useAct()
  const invite = () =>
    act(() => api.post<NewInvitation>("/api/invitations", { body: { email, name, ...grant } }), {
      refreshes: ["users", "invitations"],
      onDone: ({ link }) => {
        if (link === null) say(t("invited_mailed"))
        else onLink({ name, link })
        onClose()
      },
    })
  const isWhole = email.includes("@") && name.trim() !== "" && grant.roles.length > 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("invite")}
      description={t("invite_hint")}
      footer={
        <>
          <Button onClick={onClose}>{shell("cancel")}</Button>
          <Button look="main" disabled={!isWhole || isBusy} onClick={() => void invite()}>
            {t("send")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 pb-2">
        <Field label={t("name")}>
          {(carry) => <Input {...carry} autoFocus value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <Field label={t("email")}>
          {(carry) => (
            <Input {...carry} type="email" value={email} maxLength={254} onChange={(event) => setEmail(event.currentTarget.value)} />
          )}
        </Field>
        <GrantFields grant={grant} onChange={setGrant} />
      </div>
    </Dialog>
  )
}
