import { expect, test } from "vitest"
import { createLedger } from "./ledger.ts"
import { creditBack, pay } from "./round-robin.ts"
import { balanceChanges, undoCreditBack } from "./undo-credit-back.ts"

const fresh = createLedger([{ id: "ana" }, { id: "ben", weight: 50 }, { id: "cleo" }])
const paid = pay(fresh, "ana").ledger
const credited = creditBack(paid, "ana", { original: 1 }).ledger
const changes = balanceChanges(paid, credited)
const balances = (ledger: typeof fresh) => ledger.members.map((member) => member.balance)

test("a credit that is taken away again leaves the balances as they were, to the nano-lead", () => {
  const after = undoCreditBack(credited, changes)

  expect(after === null ? null : balances(after)).toEqual(balances(paid))
  expect(after?.seq).toBe(credited.seq + 1)
})

test("what was booked in between stays", () => {
  const between = pay(credited, "cleo").ledger
  const expected = balances(between).map((balance, place) => balance - (balances(credited)[place] ?? 0) + (balances(paid)[place] ?? 0))

  const after = undoCreditBack(between, changes)

  expect(after === null ? null : balances(after)).toEqual(expected)
  expect(expected.reduce((sum, balance) => sum + balance, 0)).toBe(0)
})

test("it can't be reversed when somebody whom it touched has left the pool", () => {
  expect(undoCreditBack({ ...credited, members: credited.members.slice(1) }, changes)).toBeNull()
})
