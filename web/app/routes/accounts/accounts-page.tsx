import { Building2 } from "lucide-react"
import { useEffect, useState } from "react"
import type { AccountView } from "#contract/account.ts"
import { api, useApi } from "#app/api.ts"
import { Person } from "#app/parts/person.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { paths } from "#app/paths.ts"
import { AccountsTabs } from "#app/routes/accounts/accounts-tabs.tsx"
import type { en } from "#app/routes/accounts/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Input } from "#app/ui/input.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

export type Accounts = { data: AccountView[]; next_cursor: string | null }

/** /accounts: the companies that leads belong to, newest first. */
export function Component() {
  const t = useTexts<typeof en>("accounts")
  const [{ name }, setSearch] = useSearchValues(["name"])
  const found = useApi<Accounts>("/api/accounts", { query: { name } }, { keepsLast: true })
  const [more, setMore] = useState<Accounts | null>(null)
  useEffect(() => setMore(null), [name])
  const cursor = more === null ? found.data?.next_cursor : more.next_cursor
  const load = async () => {
    const page = await api.get<Accounts>("/api/accounts", { query: { name, cursor } })
    setMore({ data: [...(more?.data ?? []), ...page.data], next_cursor: page.next_cursor })
  }
  return (
    <Page title={t("accounts")} note={t("accounts_note")} wide>
      <AccountsTabs />
      <form
        className="grid sm:max-w-72"
        onSubmit={(event) => {
          event.preventDefault()
          setSearch({ name: String(new FormData(event.currentTarget).get("name") ?? "").trim() })
        }}
      >
        <Input key={name} name="name" type="search" defaultValue={name} placeholder={t("find")} aria-label={t("find")} />
      </form>
      <Loaded query={found}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty
                icon={<Building2 aria-hidden />}
                title={t(name === "" ? "empty" : "empty_filter")}
                action={name === "" && <LinkButton to="/imports">{t("accounts")}</LinkButton>}
              >
                {t(name === "" ? "empty_hint" : "empty_filter_hint")}
              </Empty>
            ) : (
              <AccountTable accounts={[...data, ...(more?.data ?? [])]} />
            )}
          </Card>
        )}
      </Loaded>
      {cursor !== null && cursor !== undefined && (
        <Button className="justify-self-center" onClick={() => void load()}>
          {t("more")}
        </Button>
      )}
    </Page>
  )
}

function AccountTable({ accounts }: { accounts: readonly AccountView[] }) {
  const t = useTexts<typeof en>("accounts")
  const people = (count: unknown) => (typeof count === "number" ? t("people", { count }) : null)
  const columns: Column<AccountView>[] = [
    {
      key: "name",
      label: t("account"),
      show: (account) => (
        <TextLink to={paths.account(account.id)} className="font-medium text-foreground">
          {called(account)}
        </TextLink>
      ),
    },
    { key: "domain", label: t("domain"), show: ({ domain }) => domain },
    { key: "owner", label: t("owner"), show: ({ owner }) => (owner === null ? null : <Person person={owner} />) },
    { key: "kind", label: "", show: (account) => <Kinds account={account} /> },
    {
      key: "profile",
      label: t("profile"),
      show: ({ fields }) => [fields["industry"], people(fields["employee_count"])].filter(Boolean).join(" · "),
    },
    { key: "place", label: t("place"), show: ({ city, country }) => [city, country].filter(Boolean).join(", ") },
  ]
  return <Table caption={t("accounts_caption")} columns={columns} rows={accounts} keyOf={({ id }) => id} />
}

/** What an account is called when there may be no name. */
export function called({ name, domain }: Pick<AccountView, "name" | "domain">): string {
  return name ?? domain ?? "—"
}

/** What kind of account it is, in badges. */
export function Kinds({ account }: { account: AccountView }) {
  const t = useTexts<typeof en>("accounts")
  if (!(account.customer || account.target || account.open_opportunity || account.house)) return null
  return (
    <span className="flex flex-wrap gap-1">
      {account.customer && <Badge look="good">{t("customer")}</Badge>}
      {account.target && <Badge look="main">{t("target")}</Badge>}
      {account.open_opportunity && <Badge look="warn">{t("opportunity")}</Badge>}
      {account.house && <Badge>{t("house")}</Badge>}
    </span>
  )
}
