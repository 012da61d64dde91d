import { useParams } from "@tanstack/react-router"
import { PackageCheck } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { MendPreviewView, MendView, QuarantineGroupView } from "#contract/quarantine.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { GiveAway, DropAll } from "#app/routes/quarantine/kind-dialogs.tsx"
import { KindItems } from "#app/routes/quarantine/kind-items.tsx"
import { Mends } from "#app/routes/quarantine/mends.tsx"
import { PatchEditor } from "#app/routes/quarantine/patch-editor.tsx"
import { placesIn, type Step } from "#app/routes/quarantine/patch-step.ts"
import { Preview } from "#app/routes/quarantine/preview.tsx"
import type { en } from "#app/routes/quarantine/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Field, Input } from "#app/ui/input.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

type Group = z.infer<typeof QuarantineGroupView>
type Mend = z.infer<typeof MendView>
type Tried = z.infer<typeof MendPreviewView>
const EVERY_MS = 1_500

/** /quarantine/$group: one kind; a patch that is tried first, then done to all. */
export function Component() {
  const t = useTexts<typeof en>("quarantine")
  const { group } = useParams({ strict: false }) as { group: string }
  const kinds = useApi<{ data: Group[] }>("/api/quarantine/groups", { query: { limit: 200 } }, { live: ["signals"] })
  const [order, setOrder] = useState<string | null>(null)
  return (
    <Page title={t("title")} note={t("kind_note")} actions={<LinkButton to="/quarantine">{t("back")}</LinkButton>}>
      {order !== null && <Under id={order} />}
      <Loaded query={kinds}>
        {({ data }) => {
          const kind = data.find(({ id }) => id === group)
          if (kind !== undefined) return <Kind kind={kind} onOrdered={setOrder} />
          return (
            <Card>
              <Empty icon={<PackageCheck aria-hidden />} title={t("gone")} action={<LinkButton to="/quarantine">{t("back")}</LinkButton>}>
                {t("gone_hint")}
              </Empty>
            </Card>
          )
        }}
      </Loaded>
    </Page>
  )
}

/** How far the word that was just given is worked off. */
function Under({ id }: { id: string }) {
  const t = useTexts<typeof en>("quarantine")
  const mend = useApi<Mend>("/api/quarantine/mends/{id}", { path: { id } }, { everyMs: EVERY_MS })
  return (
    <Card title={t("mends")} flush>
      <Loaded query={mend}>{(found) => <Mends mends={[found]} />}</Loaded>
    </Card>
  )
}

function Kind({ kind, onOrdered }: { kind: Group; onOrdered: (id: string) => void }) {
  const t = useTexts<typeof en>("quarantine")
  const [steps, setSteps] = useState<Step[]>([])
  const [why, setWhy] = useState("")
  const [tried, setTried] = useState<Tried | null>(null)
  const { act, isBusy } = useAct()
  const change = (next: Step[]) => {
    setSteps(next)
    setTried(null)
  }
  const tryIt = () =>
    act(() => api.post<Tried>("/api/quarantine/mends", { body: { group: kind.id, patch: steps, dry_run: true } }), {
      onDone: setTried,
      refreshes: [],
    })
  const order = (word: object, says: string) =>
    act(() => api.post<Mend>("/api/quarantine/mends", { body: { group: kind.id, ...word } }), {
      says,
      onDone: ({ id }) => onOrdered(id),
      refreshes: ["quarantine"],
    })
  return (
    <>
      <Card title={t("items", { count: kind.items })} action={<Badge className="first-letter:normal-case">{kind.source}</Badge>}>
        <div className="grid gap-1.5">
          <p className="font-medium">{kind.pattern}</p>
          <p>
            <span className="text-muted-foreground">{t("hint")}:</span> {kind.hint}
          </p>
          <p className="text-xs text-muted-foreground">
            {t("oldest")} <Instant at={kind.oldest_at} as="ago" />
          </p>
          <pre
            className="max-h-72 overflow-auto rounded-md border bg-muted p-3 text-xs whitespace-pre-wrap"
            tabIndex={0}
            aria-label={t("before")}
          >
            {pretty(kind.example.payload)}
          </pre>
        </div>
      </Card>
      <Card title={t("mend_title", { count: kind.items })}>
        <div className="grid gap-4">
          <PatchEditor steps={steps} places={placesIn(kind.example.payload)} onChange={change} />
          <Field label={t("reason_label")}>
            {(carry) => <Input {...carry} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />}
          </Field>
          {tried !== null && <Preview tried={tried} />}
          <div className="flex flex-wrap items-center gap-2">
            <GatedButton may="intake.mend" disabled={isBusy} look={tried === null ? "main" : "plain"} onClick={() => void tryIt()}>
              {t("try")}
            </GatedButton>
            <GatedButton
              may="intake.mend"
              look={tried === null ? "plain" : "main"}
              disabled={isBusy}
              onClick={() => void order({ action: "replay", patch: steps, why }, t("replaying"))}
            >
              {steps.length === 0 ? t("replay_as_is") : t("replay", { count: kind.items })}
            </GatedButton>
            <GiveAway isBusy={isBusy} onGive={(owner) => void order({ action: "reassign", owner, why }, t("given"))} />
            <DropAll items={kind.items} isBusy={isBusy} onDrop={(because) => void order({ action: "drop", why: because }, t("dropping"))} />
          </div>
          {tried === null && <p className="text-xs text-muted-foreground">{t("try_hint")}</p>}
        </div>
      </Card>
      <KindItems group={kind.id} />
    </>
  )
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}
