import type { Agreement } from "#domain/agreement/agreement.ts"
import { speakerOf } from "#domain/agreement/words/chapter.ts"
import { howMany } from "#domain/how-many.ts"
import type { Language } from "#domain/language/language.ts"

/** How a qualified lead flows to its owner, to be drawn: what is asked, in this order, and where each answer leads. */
export type RoutingFlow = { nodes: FlowNode[]; edges: FlowEdge[] }
/** `answer`: to which answer of a question it belongs, whatever language `says` is in; null where nothing is asked. */
export type FlowEdge = { from: string; to: string; answer: "yes" | "no" | null; says: string }
export type FlowNode = { id: string; kind: "start" | "question" | "person" | "pool" | "end"; title: string; says: string }

/** What routing asks of every lead, as a way through questions. Pools lead to their overflow, and at last to what happens when all are away. */
export function routingFlow(agreement: Agreement, language: Language = "en"): RoutingFlow {
  const { account_owner: owner, open_cycle: open, territories, otherwise, pools } = agreement.routing
  const speak = speakerOf(agreement, language)
  const claims: [FlowNode, FlowNode][] = [
    [question("customer", "A customer?", "The account has somebody who looks after it"), person("success", "Who looks after the customer")],
    [
      question(
        "account",
        "Account with an owner?",
        `Not away for more than ${howMany(owner.max_leave_days, "day", "days")}; else who stands in`,
      ),
      person("owner", "The account's owner"),
    ],
    [
      question("open", "Another lead of the account?", `A cycle opened in the last ${howMany(open.within_days, "day", "days")}`),
      person("colleague", "Who works that lead"),
    ],
  ]
  const rules = territories.map(({ id, says, when, pool }) => ({ node: question(`territory:${id}`, says, speak(when)), pool }))
  const questions = [...claims.map(([asked]) => asked), ...rules.map(({ node }) => node)]
  const nodes = [START, ...claims.flat(), ...rules.map(({ node }) => node), ...poolNodes(pools)]
  const yes = [
    ...claims.map(([from, to]) => ({ from: from.id, to: to.id, answer: "yes" as const, says: "yes" })),
    ...rules.map(({ node, pool }) => ({ from: node.id, to: `pool:${pool}`, answer: "yes" as const, says: "yes" })),
  ]
  const after = (place: number) => questions[place]?.id ?? `pool:${otherwise}`
  const no = questions.map(({ id }, place) => ({ from: id, to: after(place + 1), answer: "no" as const, says: "no" }))
  const first = { from: START.id, to: after(0), answer: null, says: "" }
  return { nodes, edges: [first, ...yes, ...no, ...overflows(pools)] }
}

const START: FlowNode = { id: "start", kind: "start", title: "A qualified lead", says: "The most urgent first" }
const AWAY = { first_back: "Who is back first gets it", hold: "It is held until somebody is there", anyone: "Anyone gets it" }

function question(id: string, title: string, says: string): FlowNode {
  return { id, kind: "question", title, says }
}

function person(id: string, title: string): FlowNode {
  return { id, kind: "person", title, says: "" }
}

function poolNodes(pools: Agreement["routing"]["pools"]): FlowNode[] {
  const away = new Set(Object.values(pools).map((pool) => pool.all_away))
  return [
    ...Object.entries(pools).map(([name, { says, teams }]): FlowNode => ({
      id: `pool:${name}`,
      kind: "pool",
      title: name,
      says: says ?? teams.join(", "),
    })),
    ...[...away].map((kind): FlowNode => ({ id: `away:${kind}`, kind: "end", title: AWAY[kind], says: "" })),
  ]
}

function overflows(pools: Agreement["routing"]["pools"]): RoutingFlow["edges"] {
  return Object.entries(pools).flatMap(([name, { overflow = [], all_away: away }]) => [
    ...overflow.map((other, place) => ({ from: `pool:${name}`, to: `pool:${other}`, answer: null, says: `overflow ${place + 1}` })),
    { from: `pool:${name}`, to: `away:${away}`, answer: null, says: "all away" },
  ])
}
