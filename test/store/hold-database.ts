// Opens the embedded database of the folder it is given and keeps it open until it is killed.
import { openDatabase } from "#store/open.ts"

const folder = process.argv[2]
if (folder === undefined) throw new Error("Which folder?")
const db = await openDatabase({ folder, url: null, onLog: () => {} })
await db.pool.query("create table if not exists public.kept (n int); insert into public.kept values (1)")
process.send?.("open")
setInterval(() => {}, 60_000)
