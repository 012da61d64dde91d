import { useState } from "react"
import type { AccountBody, AccountView } from "#contract/account.ts"
import type { PersonView } from "#contract/person.ts"
import type { z } from "zod"
import { api, Refused, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/accounts/en.ts"
import { useTexts } from "#app/texts.ts"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Field, Input, Textarea } from "#app/ui/input.tsx"

/** Changes what is known of an account by hand; texts as they are typed. */
export function EditAccount({ account, onSaved }: { account: AccountView; onSaved: () => void }) {
  const t = useTexts<typeof en>("accounts")
  const people = useApi<{ data: z.infer<typeof PersonView>[] }>("/api/people")
  const [draft, setDraft] = useState(() => draftOf(account))
  const [wrong, setWrong] = useState<readonly { pointer: string; message: string }[]>([])
  const { act, isBusy } = useAct()
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next })
  const problem = (name: string) => wrong.find(({ pointer }) => pointer.startsWith(`/body/${name}`))?.message
  const choices = (people.data?.data ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, handle }) => ({ value: id, label: name, hint: handle }))
  const save = () =>
    act(
      async () => {
        try {
          return await api.put("/api/accounts/{domain}", { path: { domain: account.id }, body: bodyOf(draft, account) })
        } catch (error) {
          if (error instanceof Refused) setWrong(error.errors)
          throw error
        }
      },
      { says: t("saved"), onDone: onSaved, refreshes: ["accounts"] },
    )
  const text = (name: "name" | "country" | "city" | "parent", hint?: string) => (
    <Field label={t(name === "city" ? "place" : name)} hint={hint} problem={problem(name)}>
      {(carry) => <Input {...carry} value={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} />}
    </Field>
  )
  const lines = (name: "aliases" | "domains", hint: string) => (
    <Field label={t(name)} hint={hint} problem={problem(name)}>
      {(carry) => <Textarea {...carry} rows={3} value={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} />}
    </Field>
  )
  const person = (name: "owner" | "csm") => (
    <Field label={t(name)} problem={problem(name)}>
      {({ id }) => (
        <Combobox
          id={id}
          label={t(name)}
          value={draft[name]}
          choices={choices}
          onChange={(value) => change({ [name]: value })}
          placeholder={t("no_owner")}
          nothing={t("no_choice")}
        />
      )}
    </Field>
  )
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {text("name")}
      {person("owner")}
      {person("csm")}
      <div className="grid gap-2">
        {(["customer", "target", "house"] as const).map((name) => (
          <div key={name}>
            <Checkbox label={t(name)} checked={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.checked })} />
            <p className="ml-6.5 text-xs text-muted-foreground">{t(`${name}_hint`)}</p>
          </div>
        ))}
      </div>
      {text("parent", t("parent_hint"))}
      {lines("aliases", t("aliases_hint"))}
      {lines("domains", t("domains_hint"))}
      {text("city")}
      {text("country", t("country_hint"))}
      <div>
        <GatedButton may="accounts.change" look="main" type="submit" disabled={isBusy}>
          {t("save")}
        </GatedButton>
      </div>
    </form>
  )
}

type Draft = ReturnType<typeof draftOf>

function draftOf({ name, owner, csm, customer, target, house, parent, aliases, domains, city, country }: AccountView) {
  return {
    ...{ name: name ?? "", city: city ?? "", country: country ?? "", parent: parent ?? "", customer, target, house },
    ...{ owner: owner?.id ?? null, csm: csm?.id ?? null, aliases: aliases.join("\n"), domains: domains.join("\n") },
  }
}

function bodyOf({ name, city, country, parent, aliases, domains, ...draft }: Draft, before: AccountView): AccountBody {
  return {
    ...draft,
    ...(name.trim() === "" ? {} : { name: name.trim() }),
    ...{ city: city.trim() || null, country: country.trim() || null, aliases: linesOf(aliases), domains: linesOf(domains) },
    ...(parent.trim() === (before.parent ?? "") ? {} : { parent: parent.trim() || null }),
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}
