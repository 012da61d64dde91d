import { useState } from "react"
import type { SnippetsView } from "#contract/snippet.ts"
import { useApi } from "#app/api.ts"
import { CopyButton } from "#app/parts/copy-button.tsx"
import { asQuery, START, type Wanted } from "#app/routes/embed/wanted.ts"
import { FormFields } from "#app/routes/embed/form-fields.tsx"
import { FormPreview } from "#app/routes/embed/form-preview.tsx"
import type { en } from "#app/routes/embed/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { RadioGroup } from "#app/ui/radio-group.tsx"
import { Failed, Loaded } from "#app/ui/states.tsx"
import { Tabs } from "#app/ui/tabs.tsx"

const CONSENTS = ["default", "required", "granted"] as const

/** /embed: a form and a snippet for a site, as visitors see them, to be copied. */
export function Component() {
  const t = useTexts<typeof en>("embed")
  const [wanted, setWanted] = useState(START)
  const [tab, setTab] = useState<"form" | "snippet">("form")
  const change = (next: Partial<Wanted>) => setWanted({ ...wanted, ...next })
  const code = useApi<SnippetsView>("/api/snippets", { query: asQuery(wanted) }, { keepsLast: true })
  return (
    <Page title={t("title")} note={t("title_note")} wide actions={<LinkButton to="/keys">{t("make_key")}</LinkButton>}>
      <Card>
        <div className="grid items-start gap-4 pt-1 md:grid-cols-2">
          <Field label={t("key")} hint={wanted.key === "" ? `${t("key_hint")} ${t("key_missing")}` : t("key_hint")}>
            {(carry) => (
              <Input
                {...carry}
                value={wanted.key}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => change({ key: event.currentTarget.value.trim() })}
              />
            )}
          </Field>
          <Field label={t("origin")} hint={t("origin_hint")}>
            {(carry) => (
              <Input
                {...carry}
                type="url"
                value={wanted.origin}
                onChange={(event) => change({ origin: event.currentTarget.value.trim() })}
              />
            )}
          </Field>
        </div>
      </Card>
      {code.isError && code.data !== undefined && <Failed error={code.error} />}
      <Tabs
        label={t("title")}
        value={tab}
        onChange={setTab}
        tabs={[
          { name: "form", label: t("form"), content: <FormTab wanted={wanted} change={change} code={code} /> },
          { name: "snippet", label: t("snippet"), content: <SnippetTab wanted={wanted} change={change} code={code} /> },
        ]}
      />
    </Page>
  )
}

type TabProps = { wanted: Wanted; change: (next: Partial<Wanted>) => void; code: ReturnType<typeof useApi<SnippetsView>> }

function FormTab({ wanted, change, code }: TabProps) {
  const t = useTexts<typeof en>("embed")
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t("fields")} className="self-start">
        <div className="grid gap-4">
          <Field label={t("form_name")} hint={t("form_name_hint")}>
            {(carry) => (
              <Input {...carry} value={wanted.form} spellCheck={false} onChange={(event) => change({ form: event.currentTarget.value })} />
            )}
          </Field>
          <FormFields fields={wanted.fields} onChange={(fields) => change({ fields })} />
          <Text label={t("button")} value={wanted.button} onChange={(button) => change({ button })} />
          <Text label={t("thanks")} value={wanted.thanks} onChange={(thanks) => change({ thanks })} />
          <Text label={t("booking")} hint={t("booking_hint")} value={wanted.booking} onChange={(booking) => change({ booking })} />
          <div className="grid grid-cols-2 gap-4">
            <Field label={t("accent")}>
              {(carry) => (
                <Input
                  {...carry}
                  type="color"
                  className="px-1"
                  value={wanted.accent || "#1d4ed8"}
                  onChange={(event) => change({ accent: event.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={t("radius")}>
              {(carry) => (
                <Input
                  {...carry}
                  type="number"
                  min={0}
                  max={40}
                  value={wanted.radius}
                  onChange={(event) => change({ radius: event.currentTarget.value })}
                />
              )}
            </Field>
          </div>
        </div>
      </Card>
      <div className="grid content-start gap-4">
        <Card title={t("preview")} note={t("preview_note")}>
          <Loaded query={code}>{({ form }) => <FormPreview html={form} accent={wanted.accent} radius={wanted.radius} />}</Loaded>
        </Card>
        <Loaded query={code}>
          {(found) => (
            <>
              <Code
                title={t("form_code")}
                text={found.form_styles === "" ? found.form : `<style>\n${found.form_styles}\n</style>\n${found.form}`}
              />
              <Policy policy={found.content_security_policy} />
            </>
          )}
        </Loaded>
      </div>
    </div>
  )
}

function SnippetTab({ wanted, change, code }: TabProps) {
  const t = useTexts<typeof en>("embed")
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card className="self-start">
        <div className="grid gap-4 pt-1">
          <RadioGroup
            label={t("consent")}
            value={wanted.consent}
            options={CONSENTS.map((each) => ({ value: each, label: t(`consent_${each}`), hint: t(`consent_${each}_hint`) }))}
            onChange={(consent) => change({ consent })}
          />
          <Checkbox
            label={
              <>
                {t("include_forms")}
                <span className="block text-xs text-muted-foreground">{t("include_forms_hint")}</span>
              </>
            }
            checked={wanted.ownForms}
            onChange={(event) => change({ ownForms: event.currentTarget.checked })}
          />
        </div>
      </Card>
      <div className="grid content-start gap-4">
        <Loaded query={code}>
          {(found) => (
            <>
              <Code title={t("snippet_code")} text={found.snippet} />
              <Policy policy={found.content_security_policy} />
            </>
          )}
        </Loaded>
      </div>
    </div>
  )
}

function Code({ title, text }: { title: string; text: string }) {
  const t = useTexts<typeof en>("embed")
  return (
    <Card title={title} action={<CopyButton text={text} label={t("copy")} done={t("copied")} failed={t("copy_failed")} />}>
      <pre tabIndex={0} aria-label={title} className="max-h-96 overflow-auto rounded-md border bg-muted p-3 text-xs whitespace-pre-wrap">
        {text}
      </pre>
    </Card>
  )
}

function Policy({ policy }: { policy: string }) {
  const t = useTexts<typeof en>("embed")
  return (
    <p className="text-xs text-muted-foreground">
      {t("csp")} <code className="break-all">{policy}</code>
    </p>
  )
}

function Text({ label, hint, value, onChange }: { label: string; hint?: string; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint}>
      {(carry) => <Input {...carry} value={value} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  )
}
