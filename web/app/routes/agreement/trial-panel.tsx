import { FlaskConical, Plus, Trash } from "lucide-react"
import { useState } from "react"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { api, useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { TrialResult } from "#app/routes/agreement/trial-result.tsx"
import type { FullVersion, Trial } from "#app/routes/agreement/version.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Combobox } from "#app/ui/combobox.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { Failed, Loaded } from "#app/ui/states.tsx"
import { Select } from "#app/ui/select.tsx"

type Fact = { name: string; value: string }
type Did = { signal: string; ago: string; times: string }
type Made = { facts: Fact[]; signals: Did[] }

const FACTS = ["email", "job_title", "company_name", "employee_count", "industry", "country", "lead_source"]
const MORE = [
  "seniority",
  "annual_revenue",
  "funding_stage",
  "business_model",
  "technologies",
  "campaign",
  "landing_page",
  "phone",
  "account.target",
  "email_kind",
]
const NUMBERS = ["employee_count", "annual_revenue", "cycle.number"]
const FIRST: Made = {
  facts: FACTS.map((name) => ({ name, value: "" })),
  signals: [{ signal: "", ago: "10 minutes", times: "1" }],
}

/** Makes a lead up and shows what the version would make of it. */
export function TrialPanel({ id }: { id: string }) {
  const version = useApi<FullVersion>("/api/agreements/{id}", { path: { id } })
  return <Loaded query={version}>{({ document }) => <Form id={id} agreement={document as Agreement} />}</Loaded>
}

function Form({ id, agreement }: { id: string; agreement: Agreement }) {
  const t = useTexts<typeof en>("agreement")
  const shell = useShellTexts()
  const [made, setMade] = useState(FIRST)
  const [result, setResult] = useState<Trial | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const judge = async (lead: Made) => {
    setBusy(true)
    setProblem(null)
    try {
      setResult(await api.post<Trial>("/api/agreements/{id}/trial", { path: { id }, body: asBody(lead) }))
    } catch (error) {
      setResult(null)
      setProblem(error)
    }
    setBusy(false)
  }
  const take = (name: string) => {
    const example = agreement.examples.find((one) => one.name === name)
    if (example === undefined) return
    const next = fromExample(example)
    setMade(next)
    void judge(next)
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2 [&>*]:min-w-0">
      <Card title={t("made_up")} note={t("made_up_hint")}>
        <form className="grid gap-4" onSubmit={(event) => (event.preventDefault(), void judge(made))}>
          {agreement.examples.length > 0 && (
            <Field label={t("begin_with")}>
              {({ id: field }) => (
                <Combobox
                  id={field}
                  label={t("begin_with")}
                  value={null}
                  choices={agreement.examples.map(({ name }) => ({ value: name, label: name }))}
                  onChange={(name) => name && take(name)}
                  placeholder={t("an_example")}
                  nothing={shell("nothing_found")}
                />
              )}
            </Field>
          )}
          <Facts facts={made.facts} onChange={(facts) => setMade({ ...made, facts })} />
          <Signals signals={made.signals} agreement={agreement} onChange={(signals) => setMade({ ...made, signals })} />
          <Button look="main" type="submit" disabled={isBusy} className="justify-self-start">
            <FlaskConical aria-hidden />
            {t("try")}
          </Button>
        </form>
      </Card>
      <div aria-live="polite">
        {problem !== null ? (
          <Failed error={problem} />
        ) : result === null ? (
          <p className="p-4 text-muted-foreground">{t("try_hint")}</p>
        ) : (
          <TrialResult trial={result} />
        )}
      </div>
    </div>
  )
}

function Facts({ facts, onChange }: { facts: Fact[]; onChange: (facts: Fact[]) => void }) {
  const t = useTexts<typeof en>("agreement")
  const shell = useShellTexts()
  const left = MORE.filter((name) => !facts.some((fact) => fact.name === name))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t("what_is_known")}</legend>
      {facts.map((fact, at) => (
        <label key={fact.name} className="grid grid-cols-[8.5rem_1fr] items-center gap-2 max-sm:grid-cols-1 max-sm:gap-0.5">
          <span className="text-muted-foreground">{factLabel(fact.name)}</span>
          <Input
            value={fact.value}
            onChange={(event) => onChange(facts.map((one, place) => (place === at ? { ...one, value: event.target.value } : one)))}
          />
        </label>
      ))}
      <Combobox
        label={t("more_facts")}
        value={null}
        choices={left.map((name) => ({ value: name, label: factLabel(name) }))}
        onChange={(name) => name && onChange([...facts, { name, value: "" }])}
        placeholder={t("more_facts")}
        nothing={shell("nothing_found")}
      />
    </fieldset>
  )
}

function Signals({ signals, agreement, onChange }: { signals: Did[]; agreement: Agreement; onChange: (signals: Did[]) => void }) {
  const t = useTexts<typeof en>("agreement")
  const change = (at: number, next: Partial<Did>) => onChange(signals.map((one, place) => (place === at ? { ...one, ...next } : one)))
  const options = Object.entries(agreement.signals).map(([value, { says }]) => ({ value, label: says }))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t("what_it_did")}</legend>
      {signals.map((one, at) => (
        <div key={at} className="flex flex-wrap items-center gap-2">
          <Select
            label={t("signal")}
            value={one.signal === "" ? null : one.signal}
            options={options}
            onChange={(signal) => change(at, { signal })}
            className="min-w-40 grow basis-48"
          />
          <Input aria-label={t("ago")} value={one.ago} onChange={(event) => change(at, { ago: event.target.value })} className="w-28" />
          <span className="text-muted-foreground">{t("ago_word")}</span>
          <Input
            aria-label={t("times")}
            inputMode="numeric"
            value={one.times}
            onChange={(event) => change(at, { times: event.target.value })}
            className="w-14"
          />
          <span className="text-muted-foreground">×</span>
          <Button look="quiet" size="icon" aria-label={t("take_out")} onClick={() => onChange(signals.filter((_, place) => place !== at))}>
            <Trash aria-hidden />
          </Button>
        </div>
      ))}
      <Button className="justify-self-start" size="small" onClick={() => onChange([...signals, { signal: "", ago: "1 day", times: "1" }])}>
        <Plus aria-hidden />
        {t("one_more_signal")}
      </Button>
    </fieldset>
  )
}

function factLabel(name: string): string {
  return name.replaceAll(/[._]/g, " ")
}

function asBody({ facts, signals }: Made) {
  const value = ({ name, value: text }: Fact) => {
    if (NUMBERS.includes(name) && text.trim() !== "" && !Number.isNaN(Number(text))) return Number(text)
    if (text === "true" || text === "false") return text === "true"
    return name === "technologies" ? text.split(",").map((one) => one.trim()) : text
  }
  return {
    lead: Object.fromEntries(facts.filter((fact) => fact.value.trim() !== "").map((fact) => [fact.name, value(fact)])),
    signals: signals.filter(({ signal }) => signal !== "").map(({ signal, ago, times }) => ({ signal, ago, times: Number(times) || 1 })),
  }
}

function fromExample({ lead, signals = [] }: Agreement["examples"][number]): Made {
  const named = [...new Set([...FACTS, ...Object.keys(lead)])]
  return {
    facts: named.map((name) => ({ name, value: [lead[name] ?? ""].flat().join(", ") })),
    signals: signals.map(({ signal, ago, times = 1 }) => ({ signal, ago, times: String(times) })),
  }
}
