import { useParams } from "@tanstack/react-router"
import { Pencil } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { AccountView } from "#contract/account.ts"
import type { LeadView } from "#contract/lead.ts"
import { codeWords } from "#app/parts/code-name.ts"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { paths } from "#app/paths.ts"
import { called, Kinds, type Accounts } from "#app/routes/accounts/accounts-page.tsx"
import { EditAccount } from "#app/routes/accounts/edit-account.tsx"
import type { en } from "#app/routes/accounts/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { LoadedPage, Page } from "#app/ui/page.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

type Lead = z.infer<typeof LeadView>

/** /accounts/$id: an account with the group it belongs to, what it is also known by, and its leads. */
export function Component() {
  const t = useTexts<typeof en>("accounts")
  const { id = "" } = useParams({ strict: false }) as { id?: string }
  const account = useApi<AccountView>("/api/accounts/{domain}", { path: { domain: id } })
  return (
    <LoadedPage query={account} title={t("account")}>
      {(found) => <AccountPage account={found} />}
    </LoadedPage>
  )
}

/** What stands in the heading already. */
const SHOWN = new Set(["company_name", "domain"])

function AccountPage({ account }: { account: AccountView }) {
  const t = useTexts<typeof en>("accounts")
  const [isEditing, setEditing] = useState(false)
  return (
    <Page
      title={called(account)}
      note={account.name === null ? undefined : account.domain}
      actions={
        <>
          <span className="self-center">
            <Kinds account={account} />
          </span>
          <GatedButton may="accounts.change" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t("change")}
          </GatedButton>
        </>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t("account")}>
          <Facts
            facts={[
              [t("owner"), account.owner === null ? t("no_owner") : <Person key="owner" person={account.owner} />],
              [t("csm"), account.csm === null ? null : <Person key="csm" person={account.csm} />],
              [t("place"), [account.postal, account.city, account.country].filter(Boolean).join(" ")],
              [t("aliases"), account.aliases.join(", ")],
              [t("domains"), account.domains.join(", ")],
              [t("records"), account.records.map(({ source, id }) => `${source}: ${id}`).join(", ")],
              ...Object.entries(account.fields)
                .filter(([name]) => !SHOWN.has(name))
                .map(([name, value]) => [codeWords(name), textOf(value)] as const),
            ]}
          />
        </Card>
        <Group account={account} />
      </div>
      <Leads account={account.id} />
      <Sheet open={isEditing} onClose={() => setEditing(false)} title={t("change_account")}>
        {isEditing && <EditAccount account={account} onSaved={() => setEditing(false)} />}
      </Sheet>
    </Page>
  )
}

/** The account above this one and those below. */
function Group({ account }: { account: AccountView }) {
  const t = useTexts<typeof en>("accounts")
  const parent = useApi<AccountView>(
    "/api/accounts/{domain}",
    { path: { domain: account.parent ?? "" } },
    { enabled: account.parent !== null },
  )
  const below = useApi<Accounts>("/api/accounts", { query: { parent: account.id, limit: 200 } })
  return (
    <Card title={t("group")}>
      <Loaded query={below}>
        {({ data }) => (
          <ul className="grid gap-1">
            {parent.data !== undefined && account.parent !== null && (
              <li>
                <Linked account={parent.data} />
              </li>
            )}
            <li className={account.parent === null ? "font-semibold" : "border-l pl-4 font-semibold"}>{called(account)}</li>
            {data.map((each) => (
              <li key={each.id} className={account.parent === null ? "border-l pl-4" : "border-l pl-8"}>
                <Linked account={each} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}

function Linked({ account }: { account: AccountView }) {
  return <TextLink to={paths.account(account.id)}>{called(account)}</TextLink>
}

function Leads({ account }: { account: string }) {
  const t = useTexts<typeof en>("accounts")
  const leads = useApi<{ data: Lead[] }>("/api/leads", { query: { account, limit: 200 } })
  return (
    <Card title={t("leads")} flush>
      <Loaded query={leads}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="px-4 pb-3 text-muted-foreground">{t("no_leads")}</p>
          ) : (
            <Table<Lead>
              caption={t("leads_caption")}
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { key: "lead", label: t("lead"), show: (lead) => <LeadLine lead={{ ...lead, company: null }} /> },
                { key: "owner", label: t("owner"), show: ({ owner }) => <Person person={owner} /> },
                { key: "next", label: t("next"), show: (lead) => <span className="line-clamp-2 max-w-96">{lead.next_action}</span> },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  )
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : typeof value === "object" ? JSON.stringify(value) : String(value)
}
