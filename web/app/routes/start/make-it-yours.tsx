import { CircleCheck, CircleDashed } from "lucide-react"
import type { ReactNode } from "react"
import type { z } from "zod"
import type { SettingsView } from "#contract/settings.ts"
import { rooms } from "#app/rooms.ts"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/start/en.ts"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

/** Settings by which messages leave this machine. */
const CHANNELS = new Set(["BATON_SMTP_URL", "BATON_SLACK_WEBHOOK_URL", "BATON_TEAMS_WEBHOOK_URL", "BATON_WEBHOOK_URL"])

type List = { data: { active?: boolean; in_force_since?: string | null; scopes?: string[] }[] }

/** What is to be done until Baton hands off one's own leads, with what is done already. In a demo it says how to begin without the made-up data. */
export function MakeItYours({ isDemo }: { isDemo: boolean }) {
  const t = useTexts<typeof en>("start")
  const people = useApi<List>("/api/people", {}, { enabled: !isDemo })
  const versions = useApi<List>("/api/agreements", {}, { enabled: !isDemo })
  const leads = useApi<List>("/api/leads", { query: { limit: 1 } }, { enabled: !isDemo })
  const keys = useApi<List>("/api/keys", {}, { enabled: !isDemo })
  const session = useSession()
  const maySeeSettings = whyNot(session, "settings.read") === null
  const mayInvite = whyNot(session, "users.change") === null
  const settings = useApi<z.infer<typeof SettingsView>>("/api/settings", {}, { enabled: !isDemo && maySeeSettings })
  const line = (key: Task, isDone: boolean, room: string[], more?: ReactNode) => {
    const to = rooms.find(({ id }) => room.includes(id))?.to
    return (
      <li key={key} className="flex gap-3">
        {isDone ? (
          <CircleCheck className="mt-0.5 size-5 shrink-0 text-success" aria-label={t("done")} />
        ) : (
          <CircleDashed className="mt-0.5 size-5 shrink-0 text-muted-foreground" aria-label={t("to_do")} />
        )}
        <div>
          <p className="font-semibold">{to === undefined ? t(key) : <TextLink to={to}>{t(key)}</TextLink>}</p>
          <p className="text-muted-foreground">{t(`${key}_hint`)}</p>
          {more}
        </div>
      </li>
    )
  }
  const has = (query: { data?: List | undefined }, fits: (each: List["data"][number]) => boolean = () => true) =>
    query.data?.data.some(fits) === true
  return (
    <Card title={t("make_yours")} note={isDemo ? t("make_yours_demo") : undefined}>
      {isDemo && (
        <pre className="mb-4 overflow-x-auto rounded-md bg-muted px-3 py-2 text-xs">BATON_DEMO=0 BATON_DATA=./baton-data npm start</pre>
      )}
      <ol className="grid gap-3 md:grid-cols-2">
        {line("people", (people.data?.data.length ?? 0) > 1, ["people"], <TextLink to="/people/import">{t("people_list")}</TextLink>)}
        {line(
          "agreement",
          has(versions, (each) => (each.in_force_since ?? null) !== null),
          ["agreement"],
        )}
        {line("source", has(leads), ["sources", "embed"])}
        {line("channel", settings.data?.settings.some(({ name, value }) => CHANNELS.has(name) && value !== null) === true, [
          "deliveries",
          "settings",
        ])}
        {line(
          "other_side",
          has(keys, (each) => each.scopes?.includes("sign") === true),
          [mayInvite ? "users" : "agreement"],
        )}
      </ol>
    </Card>
  )
}

type Task = "people" | "agreement" | "source" | "channel" | "other_side"
