import { RoomTabs } from "#app/parts/room-tabs.tsx"
import type { en } from "#app/routes/accounts/en.ts"
import { useSession, whyNot } from "#app/session.ts"
import { useTexts } from "#app/texts.ts"

/** The pages of the room that this person may enter. */
export function AccountsTabs() {
  const t = useTexts<typeof en>("accounts")
  const session = useSession()
  const all = [
    { to: "/accounts", label: t("accounts"), needs: "accounts.read" },
    { to: "/accounts/unsure", label: t("unsure"), needs: "accounts.change" },
    { to: "/accounts/merges", label: t("merges"), needs: "intake.read" },
  ]
  return <RoomTabs label={t("room_pages")} tabs={all.filter(({ needs }) => whyNot(session, needs) === null)} />
}
