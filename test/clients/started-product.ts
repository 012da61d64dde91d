import { onTestFinished } from "vitest"
import { inWorkspace } from "#store/workspace.ts"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase, freshFolder } from "../database.ts"

export const WRITE_KEY = "a-write-key-for-this-test"

/** A whole product on a database of its own, listening on any free port; it goes away with the test. `publicUrl`: where clients reach it. */
export async function startedProduct(publicUrl = ""): Promise<Product> {
  const db = await freshDatabase()
  const settings = {
    BATON_DATABASE_URL: db.url,
    BATON_DATA: freshFolder(),
    BATON_PORT: "0",
    BATON_DEMO: "0",
    BATON_WRITE_KEY: WRITE_KEY,
    BATON_PUBLIC_URL: publicUrl,
    BATON_LOG_LEVEL: "silent",
  }
  const product = await startProduct(readSettings(settings))
  onTestFinished(async () => {
    await product.stop()
    await db.stop()
  })
  return product
}

/** What came in and what became of it; `events` are the different ones that count. */
export async function counts({
  db,
  workspace,
}: Product): Promise<Record<"items" | "waiting" | "duplicates" | "quarantined" | "events", number>> {
  const [row] = await inWorkspace(db, workspace.name, (tx) =>
    tx.query<Awaited<ReturnType<typeof counts>>>(
      `select coalesce(sum(items), 0)::int as items, coalesce(sum(items) filter (where state = 'waiting'), 0)::int as waiting,
         coalesce(sum(duplicates), 0)::int as duplicates, coalesce(sum(quarantined), 0)::int as quarantined,
         (select count(*) from engagement)::int as events from signal`,
      [],
    ),
  )
  if (row === undefined) throw new Error("The signals could not be counted.")
  return row
}
