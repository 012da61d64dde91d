import { useState } from "react"
import type { ProviderView, TrialView } from "#contract/provider.ts"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Select } from "#app/ui/select.tsx"
import { codeWords } from "#app/parts/code-name.ts"
import { Switch } from "#app/ui/switch.tsx"

const KINDS: readonly ProviderView["kind"][] = ["apollo", "zoominfo", "cognism", "clearbit", "mx", "http"]
const START_FIELDS = "company_name, employee_count, industry, country, job_title"

/** Sets a provider up or changes it, and asks it for real. Its key goes in and never comes out. */
export function ProviderSheet({ provider, onSaved }: { provider: ProviderView | null; onSaved: () => void }) {
  const t = useTexts<typeof en>("sources")
  const [name, setName] = useState(provider?.name ?? "")
  const [kind, setKind] = useState<ProviderView["kind"]>(provider?.kind ?? "apollo")
  const [key, setKey] = useState("")
  const [isOn, setOn] = useState(provider?.is_on ?? true)
  const [said, setSaid] = useState(() => ({
    url: provider?.url ?? "",
    place: String(provider?.place ?? 1),
    fields: provider?.fields.join(", ") ?? START_FIELDS,
    per_minute: numberOrNone(provider?.per_minute),
    monthly_budget: numberOrNone(provider?.monthly_budget),
    cost_per_hit: String(provider?.cost_per_hit ?? 0),
    cache_days: String(provider?.cache_days ?? 90),
    timeout_ms: String(provider?.timeout_ms ?? 5_000),
  }))
  const { act, isBusy } = useAct()
  const save = () =>
    act(
      () =>
        api.put("/api/providers/{name}", {
          path: { name },
          body: {
            ...{ kind, is_on: isOn, url: said.url.trim() || null, place: Number(said.place), cost_per_hit: Number(said.cost_per_hit) },
            ...{ cache_days: Number(said.cache_days), timeout_ms: Number(said.timeout_ms) },
            ...{ per_minute: orNull(said.per_minute), monthly_budget: orNull(said.monthly_budget) },
            fields: said.fields.split(/[\s,]+/).filter((each) => each !== ""),
            ...(key !== "" && { key }),
          },
        }),
      { says: t("saved"), onDone: onSaved, refreshes: ["providers"] },
    )
  const text = (label: string, of: keyof typeof said, more: { hint?: string; type?: string } = {}) => (
    <Field label={label} hint={more.hint}>
      {(carry) => (
        <Input
          {...carry}
          type={more.type ?? "text"}
          value={said[of]}
          onChange={(event) => setSaid({ ...said, [of]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-6">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {provider === null && (
          <>
            <Field label={t("name")} hint={t("name_hint")}>
              {(carry) => (
                <Input
                  {...carry}
                  required
                  value={name}
                  spellCheck={false}
                  onChange={(event) => setName(event.currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "-"))}
                />
              )}
            </Field>
            <Field label={t("kind")}>
              {(carry) => (
                <Select {...carry} value={kind} options={KINDS.map((each) => ({ value: each, label: each }))} onChange={setKind} />
              )}
            </Field>
          </>
        )}
        <Switch label={t("is_on")} checked={isOn} onChange={setOn} />
        <Field label={t("key")} hint={provider?.has_key ? `${t("has_key")}. ${t("key_hint")}` : t("key_hint")}>
          {(carry) => (
            <Input {...carry} type="password" autoComplete="off" value={key} onChange={(event) => setKey(event.currentTarget.value)} />
          )}
        </Field>
        {text(t("fields"), "fields", { hint: t("fields_hint") })}
        {text(t("url"), "url", { hint: t("url_hint") })}
        <div className="grid gap-4 sm:grid-cols-2">
          {text(t("place"), "place", { type: "number" })}
          {text(t("per_minute"), "per_minute", { type: "number", hint: t("no_limit") })}
          {text(t("budget"), "monthly_budget", { type: "number", hint: t("no_limit") })}
          {text(t("cost_per_hit"), "cost_per_hit", { type: "number" })}
          {text(t("cache"), "cache_days", { type: "number" })}
          {text(t("timeout"), "timeout_ms", { type: "number" })}
        </div>
        <div>
          <GatedButton may="sources.change" look="main" type="submit" disabled={isBusy || name === ""}>
            {t("save")}
          </GatedButton>
        </div>
      </form>
      {provider !== null && <Trial name={provider.name} />}
    </div>
  )
}

/** Asks the provider for real about an address or a domain. */
function Trial({ name }: { name: string }) {
  const t = useTexts<typeof en>("sources")
  const [about, setAbout] = useState("")
  const [found, setFound] = useState<TrialView | null>(null)
  const { act, isBusy } = useAct()
  const ask = () =>
    act(
      () =>
        api.post<TrialView>("/api/providers/{name}/test", {
          path: { name },
          body: about.includes("@") ? { email: about } : { domain: about },
        }),
      {
        onDone: setFound,
        refreshes: ["providers"],
      },
    )
  return (
    <section className="grid gap-3 rounded-md border p-3">
      <h3 className="font-medium">{t("test")}</h3>
      <Field label={t("test_about")} hint={t("test_hint")}>
        {(carry) => <Input {...carry} value={about} onChange={(event) => setAbout(event.currentTarget.value.trim())} />}
      </Field>
      <div>
        <GatedButton may="sources.change" disabled={isBusy || about === ""} onClick={() => void ask()}>
          {t("test")}
        </GatedButton>
      </div>
      {found !== null && (
        <div role="status" className="grid gap-2">
          <p className="flex flex-wrap items-center gap-2">
            <Badge look={found.outcome === "found" ? "good" : found.outcome === "failed" ? "bad" : "plain"}>{found.says}</Badge>
            <span className="text-xs text-muted-foreground">
              {found.took_ms} ms · {t("cost", { n: found.cost })}
            </span>
          </p>
          <Facts
            facts={Object.entries({ ...found.company, ...found.person }).map(
              ([field, value]) => [codeWords(field), asText(value)] as const,
            )}
          />
        </div>
      )}
    </section>
  )
}

function numberOrNone(number: number | null | undefined): string {
  return number === null || number === undefined ? "" : String(number)
}

function orNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text)
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value)
}
