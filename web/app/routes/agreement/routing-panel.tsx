import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/agreement/en.ts"
import { FlowDiagram } from "#app/routes/agreement/flow-diagram.tsx"
import type { RoutingTable } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"

/** Who gets a lead: the rules in their order, and how a lead flows through them. */
export default function RoutingPanel({ id }: { id: string }) {
  const t = useTexts<typeof en>("agreement")
  const routing = useApi<RoutingTable>("/api/agreements/{id}/routing", { path: { id } })
  return (
    <Loaded query={routing} loading={<Skeleton lines={10} />}>
      {({ territories, otherwise, flow }) => {
        const before = flow.nodes.filter(({ kind, id: node }) => kind === "question" && !node.startsWith("territory:"))
        const target = (node: string) =>
          flow.nodes.find((one) => one.id === flow.edges.find(({ from, answer }) => from === node && answer === "yes")?.to)
        const rows = [
          ...before.map(({ id: node, title, says }) => ({ key: node, asks: title, when: says, to: target(node)?.title ?? "" })),
          ...territories.map(({ id: node, says, when, pool }) => ({ key: node, asks: says, when, to: `${t("pool")} ${pool}` })),
          { key: "otherwise", asks: t("otherwise"), when: "", to: `${t("pool")} ${otherwise}` },
        ].map((row, place) => ({ ...row, place: place + 1 }))
        return (
          <div className="grid items-start gap-4 xl:grid-cols-2 [&>*]:min-w-0">
            <Card title={t("routing_rules")} note={t("first_that_holds")} flush>
              <Table
                caption={t("routing_rules")}
                rows={rows}
                keyOf={({ key }) => key}
                columns={[
                  { key: "place", label: t("place"), number: true, show: ({ place }) => place },
                  { key: "asks", label: t("rule"), show: ({ asks }) => <span className="font-medium">{asks}</span> },
                  { key: "when", label: t("holds_when"), show: ({ when }) => when },
                  { key: "to", label: t("goes_to"), show: ({ to }) => to },
                ]}
              />
            </Card>
            <Card title={t("flow")} note={t("flow_hint")}>
              <FlowDiagram flow={flow} label={t("flow")} answers={{ yes: t("yes"), no: t("no") }} />
            </Card>
          </div>
        )
      }}
    </Loaded>
  )
}
