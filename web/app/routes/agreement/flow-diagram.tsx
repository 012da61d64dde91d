import { graphlib, layout } from "@dagrejs/dagre"
import { Handle, MarkerType, Position, ReactFlow, type Edge, type Node, type NodeProps } from "@xyflow/react"
import { useMemo } from "react"
import { codeName } from "#domain/language/code-name.ts"
import type { RoutingTable } from "#app/routes/agreement/version.ts"
import { classNames } from "#app/ui/class-names.ts"
import "@xyflow/react/dist/base.css"

type Flow = RoutingTable["flow"]
type FlowNode = Node<{ title: string; says: string; kind: Flow["nodes"][number]["kind"] }>

const WIDTH = 200
const HEIGHT = 74
const LOOKS = {
  start: "border-primary bg-primary text-primary-foreground",
  question: "bg-card",
  person: "bg-success-soft text-success",
  pool: "bg-accent text-accent-foreground",
  end: "border-dashed bg-muted text-muted-foreground",
}

/** What yes and no are called. */
type Answers = { yes: string; no: string }

/** The way of a lead, to be looked at; the table beside it says the same in words. */
export function FlowDiagram({ flow, label, answers }: { flow: Flow; label: string; answers: Answers }) {
  const { nodes, edges, width, height } = useMemo(() => placed(flow, answers), [flow, answers.yes, answers.no])
  return (
    <div
      role="group"
      aria-label={label}
      className="[&_.react-flow\_\_attribution]:bg-transparent! [&_.react-flow\_\_attribution_a]:text-muted-foreground!"
      style={{ aspectRatio: `${width} / ${height}`, maxHeight: 760 }}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={TYPES}
        fitView
        fitViewOptions={{ padding: 0.03 }}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        disableKeyboardA11y
      />
    </div>
  )
}

function Box({ data: { title, says, kind } }: NodeProps<FlowNode>) {
  return (
    <div
      className={classNames("grid content-center rounded-md border px-2.5 text-center text-xs leading-tight", LOOKS[kind])}
      style={{ width: WIDTH, height: HEIGHT }}
    >
      <Handle type="target" position={Position.Top} className="opacity-0" />
      <strong className="font-semibold">{title}</strong>
      {says !== "" && <span className="line-clamp-2">{says}</span>}
      <Handle type="source" position={Position.Bottom} className="opacity-0" />
    </div>
  )
}

const TYPES = { box: Box }

function placed({ nodes, edges }: Flow, answers: Answers): { nodes: FlowNode[]; edges: Edge[]; width: number; height: number } {
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 46 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { width: WIDTH, height: HEIGHT })
  for (const { from, to } of edges) graph.setEdge(from, to)
  layout(graph)
  const at = (id: string) => {
    const { x, y } = graph.node(id)
    return { x: x - WIDTH / 2, y: y - HEIGHT / 2 }
  }
  return {
    nodes: nodes.map(({ id, kind, title, says }) => ({
      id,
      type: "box",
      position: at(id),
      data: kind === "pool" ? { title: codeName(title), says: codeName(says), kind } : { title, says, kind },
      width: WIDTH,
      height: HEIGHT,
    })),
    edges: edges.map(({ from, to, answer, says }, place) => ({
      id: String(place),
      source: from,
      target: to,
      label: answer === null ? says : answers[answer],
      markerEnd: { type: MarkerType.ArrowClosed, color: "var(--input)" },
      style: { stroke: "var(--input)", ...(to.startsWith("away:") ? { strokeDasharray: "4 3" } : {}) },
      labelStyle: { fill: "var(--muted-foreground)", fontSize: 11 },
      labelBgStyle: { fill: "var(--card)" },
    })),
    width: Math.max(...nodes.map(({ id }) => at(id).x)) + WIDTH,
    height: Math.max(...nodes.map(({ id }) => at(id).y)) + HEIGHT,
  }
}
