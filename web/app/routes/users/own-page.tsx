import { UserRoundKey } from "lucide-react"
import type { z } from "zod"
import type { SessionLineView } from "#contract/session.ts"
import { api, useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/users/en.ts"
import { UsersTabs } from "#app/routes/users/users-tabs.tsx"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"

type Line = z.infer<typeof SessionLineView>

/** /users/me: where one is logged in, and the way to one's password and second factor. */
export function Component() {
  const t = useTexts<typeof en>("users")
  const session = useSession()
  return (
    <Page title={t("own_title")} note={t("own_note")}>
      {whyNot(session, "users.read") === null && <UsersTabs />}
      {session.kind === "person" ? (
        <>
          <Sessions />
          <Card title={t("own_secret")}>
            <p className="mb-3 text-muted-foreground">{t("own_secret_hint")}</p>
            <Button onClick={() => location.assign("/my-sign-in")}>{t("own_secret_open")}</Button>
          </Card>
        </>
      ) : (
        <Card>
          <Empty icon={<UserRoundKey aria-hidden />} title={t("own_only_people")}>
            {t("own_only_people_hint")}
          </Empty>
        </Card>
      )}
    </Page>
  )
}

function Sessions() {
  const t = useTexts<typeof en>("users")
  const sessions = useApi<{ data: Line[] }>("/api/sessions")
  const { act, isBusy } = useAct()
  const refreshes = ["sessions"]
  const end = ({ id }: Line) => act(() => api.delete("/api/sessions/{id}", { path: { id } }), { says: t("ended_that"), refreshes })
  const endOthers = () =>
    act(() => api.delete<{ ended: number }>("/api/sessions"), { says: ({ ended }) => t("ended", { count: ended }), refreshes })
  return (
    <Loaded query={sessions}>
      {({ data }) => (
        <Card
          title={t("own_sessions")}
          flush
          action={
            <Button size="small" disabled={isBusy || data.length < 2} onClick={() => void endOthers()}>
              {t("end_others")}
            </Button>
          }
        >
          <Table
            caption={t("own_sessions_caption")}
            rows={data}
            keyOf={({ id }) => id}
            columns={[
              {
                key: "browser",
                label: t("browser"),
                show: ({ user_agent: agent, is_this: isThis }) => (
                  <span className="break-words">
                    {agent} {isThis && <Badge look="main">{t("this_browser")}</Badge>}
                  </span>
                ),
              },
              { key: "workspace", label: t("workspace"), show: ({ workspace }) => workspace },
              { key: "seen", label: t("seen"), show: ({ last_seen_at: at }) => <Instant at={at} as="ago" /> },
              { key: "until", label: t("until"), show: ({ expires_at: at }) => <Instant at={at} /> },
              {
                key: "do",
                label: "",
                show: (line) =>
                  !line.is_this && (
                    <Button size="small" look="bad" disabled={isBusy} onClick={() => void end(line)}>
                      {t("end")}
                    </Button>
                  ),
              },
            ]}
          />
        </Card>
      )}
    </Loaded>
  )
}
