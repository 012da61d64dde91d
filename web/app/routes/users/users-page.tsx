import { Plus, UserRoundKey } from "lucide-react"
import { useState } from "react"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import type { en } from "#app/routes/users/en.ts"
import { Invitations } from "#app/routes/users/invitations.tsx"
import { InviteUser } from "#app/routes/users/invite-user.tsx"
import { PassedLink } from "#app/routes/users/passed-link.tsx"
import type { Passed, User } from "#app/routes/users/user.ts"
import { UserMenu } from "#app/routes/users/user-menu.tsx"
import { UsersTabs } from "#app/routes/users/users-tabs.tsx"
import { useSession } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

/** /users: who may log in and as what; invited, changed, let in no longer. */
export function Component() {
  const t = useTexts<typeof en>("users")
  const users = useApi<{ data: User[] }>("/api/users")
  const [isInviting, setInviting] = useState(false)
  const [passed, setPassed] = useState<Passed | null>(null)
  const invite = (
    <GatedButton may="users.change" look="main" onClick={() => setInviting(true)}>
      <Plus aria-hidden />
      {t("invite")}
    </GatedButton>
  )
  return (
    <Page title={t("title")} note={t("title_note")} actions={invite}>
      <UsersTabs />
      {passed !== null && <PassedLink passed={passed} onNoted={() => setPassed(null)} />}
      <Loaded query={users}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<UserRoundKey aria-hidden />} title={t("empty")}>
                {t("empty_hint")}
              </Empty>
            ) : (
              <Users users={data} onLink={setPassed} />
            )}
          </Card>
        )}
      </Loaded>
      <Invitations onLink={setPassed} />
      {isInviting && <InviteUser onClose={() => setInviting(false)} onLink={setPassed} />}
    </Page>
  )
}

function Users({ users, onLink }: { users: User[]; onLink: (passed: Passed) => void }) {
  const t = useTexts<typeof en>("users")
  const { email: mine } = useSession()
  const columns: Column<User>[] = [
    {
      key: "name",
      label: t("name"),
      show: ({ name, email }) => (
        <span className="grid min-w-0">
          <span className="font-medium">
            {name} {email === mine && <Badge look="main">{t("you")}</Badge>}
          </span>
          <span className="text-xs break-all text-muted-foreground">{email}</span>
        </span>
      ),
    },
    {
      key: "roles",
      label: t("roles"),
      show: ({ roles, side, person }) => (
        <span className="grid gap-1">
          <span className="flex flex-wrap gap-1">
            {roles.map((role) => (
              <Badge key={role} look={role === "operator" ? "warn" : "plain"}>
                {t(`role_${role}`)}
                {role === "leadership" && side !== null && ` · ${t(`side_${side}`)}`}
              </Badge>
            ))}
          </span>
          {person !== null && <span className="text-xs text-muted-foreground">{person.name}</span>}
        </span>
      ),
    },
    {
      key: "sign_in",
      label: t("sign_in"),
      show: ({ has_password: hasPassword, has_second_factor: hasFactor }) => (
        <span className="grid">
          {t(hasPassword ? "has_password" : "by_company")}
          <span className={`text-xs ${hasFactor ? "text-success" : "text-muted-foreground"}`}>
            {t(hasFactor ? "has_factor" : "no_factor")}
          </span>
        </span>
      ),
    },
    {
      key: "sessions",
      label: t("sessions"),
      show: ({ sessions, last_seen_at: seen }) => (
        <span className="grid">
          {t("browsers", { count: sessions })}
          <span className="text-xs text-muted-foreground">
            {seen === null ? (
              t("never_seen")
            ) : (
              <>
                {t("last_seen")} <Instant at={seen} as="ago" />
              </>
            )}
          </span>
        </span>
      ),
    },
    { key: "do", label: "", show: (user) => <UserMenu user={user} onLink={onLink} /> },
  ]
  return <Table caption={t("caption")} columns={columns} rows={users} keyOf={({ id }) => id} />
}
