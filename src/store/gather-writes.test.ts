import { Writable } from "node:stream"
import { nextTick } from "node:process"
import type pg from "pg"
import { expect, test } from "vitest"
import { gatherWrites } from "#store/gather-writes.ts"

/** A connection's stream that notes what reached the system in one call. */
function noting() {
  const calls: string[] = []
  const stream = new Writable({
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => String(chunk)).join(" "))
      done()
    },
  })
  const client = { connection: { stream } } as unknown as pg.ClientBase
  const give = (text: string) => {
    gatherWrites(client)
    stream.write(text)
  }
  return { calls, give, turn: () => new Promise<void>((resolve) => nextTick(resolve)) }
}

test("statements of one turn leave in one piece, in their order, as soon as it ends", async () => {
  const { calls, give, turn } = noting()

  give("begin")
  give("select")
  await Promise.resolve()
  give("insert")
  expect(calls).toEqual([])

  await turn()
  expect(calls).toEqual(["begin select insert"])
})

test("the next turn has a piece of its own", async () => {
  const { calls, give, turn } = noting()

  give("insert")
  await turn()
  give("commit")
  await turn()

  expect(calls).toEqual(["insert", "commit"])
})
