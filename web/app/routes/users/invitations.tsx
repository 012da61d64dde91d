import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/users/en.ts"
import type { Invitation, NewInvitation, Passed } from "#app/routes/users/user.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"
import { say } from "#app/ui/toast.tsx"

/** Who was invited and has not come yet; to be sent again, or taken back. */
export function Invitations({ onLink }: { onLink: (passed: Passed) => void }) {
  const t = useTexts<typeof en>("users")
  const invitations = useApi<{ data: Invitation[] }>("/api/invitations", {}, { live: ["users"] })
  const { act, isBusy } = useAct()
  const refreshes = ["invitations"]
  const again = ({ email, name, roles, side, person }: Invitation) =>
    act(() => api.post<NewInvitation>("/api/invitations", { body: { email, name, roles, side, person: person?.handle ?? null } }), {
      refreshes,
      onDone: ({ link }) => (link === null ? say(t("invited_mailed")) : onLink({ name, link })),
    })
  const withdraw = ({ id }: Invitation) =>
    act(() => api.delete("/api/invitations/{id}", { path: { id } }), { says: t("withdrawn"), refreshes })
  return (
    <Card title={t("invitations")} flush>
      <Loaded query={invitations}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="px-4 pt-1 pb-3 text-muted-foreground">{t("no_invitations")}</p>
          ) : (
            <Table
              caption={t("invitations_caption")}
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                {
                  key: "name",
                  label: t("name"),
                  show: ({ name, email }) => (
                    <span className="grid">
                      <span className="font-medium">{name}</span>
                      <span className="text-xs break-all text-muted-foreground">{email}</span>
                    </span>
                  ),
                },
                { key: "roles", label: t("roles"), show: ({ roles }) => roles.map((role) => t(`role_${role}`)).join(", ") },
                {
                  key: "invited",
                  label: t("invited"),
                  show: ({ created_at: at, mailed }) => (
                    <span>
                      <Instant at={at} as="ago" /> {t(mailed ? "by_mail" : "by_link")}
                    </span>
                  ),
                },
                { key: "until", label: t("until"), show: ({ expires_at: at }) => <Instant at={at} /> },
                {
                  key: "do",
                  label: "",
                  show: (one) => (
                    <span className="flex flex-wrap gap-1.5 md:justify-end">
                      <GatedButton
                        may="users.change"
                        size="small"
                        disabled={isBusy}
                        title={t("resend_hint")}
                        onClick={() => void again(one)}
                      >
                        {t("resend")}
                      </GatedButton>
                      <GatedButton may="users.change" look="bad" size="small" disabled={isBusy} onClick={() => void withdraw(one)}>
                        {t("withdraw")}
                      </GatedButton>
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  )
}
