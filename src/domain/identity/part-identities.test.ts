import { expect, test } from "vitest"
import { keyOf, type Evidence } from "#domain/identity/evidence.ts"
import { partIdentities } from "#domain/identity/part-identities.ts"
import { peopleIn, type KnownIdentity } from "#domain/identity/people-in.ts"
import type { IdentityKind } from "#domain/intake/arrival.ts"

/** An identity of the merged lead, by its kind and its value, which is its id too. */
function one(kind: IdentityKind, value: string, evidence: Evidence | null = {}): KnownIdentity {
  return { id: value, kind, value, lead: "lead", evidence }
}

const ann = one("email", "ann@acme.example")
const bo = one("email", "bo@acme.example")
const login = (evidence: Evidence) => one("user", "u-1", evidence)

test("what came with the merge goes back, and what had spoken for one person is not believed again", () => {
  const both = login({ with: { [keyOf(ann)]: 1, [keyOf(bo)]: 2 } })

  const { back, stay, evidence, refuted } = partIdentities([ann, bo, both], [bo.id], [ann.id, both.id])

  expect(back).toEqual([bo])
  expect(stay).toEqual([ann, both])
  expect(refuted).toEqual([keyOf(both)])
  expect(evidence.get(both.id)).toEqual({ ...both.evidence, not: [keyOf(bo)] })
  const after = [ann, bo, both].map((each) => ({ ...each, evidence: evidence.get(each.id) ?? each.evidence }))
  expect(peopleIn(after).map((person) => person.identities.map((each) => each.id))).toEqual([[ann.id, both.id], [bo.id]])
})

test("what was seen since goes to whom it was seen with first", () => {
  const early = one("anonymous", "b-1", { with: { [keyOf(bo)]: 5, [keyOf(ann)]: 9 } })
  const late = one("anonymous", "b-2", { with: { [keyOf(ann)]: 6 } })

  const { back, stay } = partIdentities([ann, bo, early, late], [bo.id], [ann.id])

  expect(back).toEqual([bo, early])
  expect(stay).toEqual([ann, late])
})

test("what was seen since with something seen since follows it", () => {
  const since = one("user", "u-2", { with: { [keyOf(bo)]: 5 } })
  const browser = one("anonymous", "b-1", { with: { [keyOf(since)]: 6 } })

  expect(partIdentities([browser, ann, bo, since], [bo.id], [ann.id]).back).toEqual([browser, bo, since])
})

test("a person's word that two are the same is taken back with the merge", () => {
  const said = { ...bo, evidence: { same: [keyOf(ann)] } }

  const { evidence } = partIdentities([ann, said], [said.id], [ann.id])

  expect(evidence.get(said.id)).toEqual({ not: [keyOf(ann)] })
})

test("what nobody knows the side of stays", () => {
  const lone = one("user", "u-9")

  expect(partIdentities([ann, bo, lone], [bo.id], [ann.id]).stay).toEqual([ann, lone])
})
