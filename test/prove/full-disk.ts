import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { killable, openForBusiness } from "../faults/killable.ts"
import type { Result } from "./phases.ts"

/**
 * The disk of the database fills up while people ask for demos: nobody is told that something was accepted which was not, and when there is room again
 * it goes on. Needs to mount a small disk, which only root may; says so otherwise.
 */
export async function fullDisk(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "baton-small-disk-"))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=320m,mode=0711", "tmpfs", folder], { stdio: "ignore" })
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return { figures: { skipped: "a small disk can only be mounted by root" }, wrong: [] }
  }
  chmodSync(folder, 0o711)
  const baton = await killable(folder)
  try {
    await baton.start()
    await openForBusiness(baton)
    return await fillAndFree(baton, folder)
  } finally {
    rmSync(join(folder, "ballast"), { force: true })
    await baton.remove().catch(() => {})
    execFileSync("umount", ["-l", folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fillAndFree(baton: Awaited<ReturnType<typeof killable>>, folder: string): Promise<Result> {
  const statuses: Record<string, number> = {}
  const acknowledged: string[] = []
  let n = 0
  const post = async () => {
    const email = `lee@disk-${n++}.example`
    const status = await baton.once(
      "POST",
      "/forms/demo",
      { email, submission_id: email, first_name: "Lee", company: "x".repeat(2_000) },
      baton.keys.write,
    )
    statuses[status ?? "none"] = (statuses[status ?? "none"] ?? 0) + 1
    if (status === 202) acknowledged.push(email)
    return status
  }
  await Promise.all(Array.from({ length: 20 }, post))
  fill(join(folder, "ballast"))
  const fullUntil = performance.now() + 6_000
  while (performance.now() < fullUntil) {
    await Promise.all(Array.from({ length: 20 }, post))
    await sleep(50)
  }
  const whileFull = { ...statuses }
  rmSync(join(folder, "ballast"))
  const freed = performance.now()
  while ((await post()) !== 202 && performance.now() - freed < 60_000) await sleep(100)
  const recoveredMs = Math.round(performance.now() - freed)
  await sleep(2_000)
  const lost = await baton.sql<{ email: string }>(
    `select e.email from unnest($1::text[]) as e (email) where not exists (select from ws_main.signal where payload like '%"' || e.email || '"%')`,
    [acknowledged],
  )
  const refused = Object.entries(whileFull).filter(([status]) => status !== "202")
  return {
    figures: { whileFull, recoveredMs, acknowledged: acknowledged.length },
    wrong: [
      ...(lost.length === 0 ? [] : [`${lost.length} acknowledged requests are lost`]),
      ...(refused.length > 0 ? [] : ["The disk was never full."]),
      ...refused
        .filter(([status]) => status !== "503" && status !== "none")
        .map(([status, count]) => `${count} requests were answered ${status} instead of 503`),
      ...(recoveredMs < 60_000 ? [] : ["It did not recover within a minute."]),
    ],
  }
}

function fill(file: string): void {
  const block = Buffer.alloc(1024 * 1024)
  try {
    for (;;) writeFileSync(file, block, { flag: "a" })
  } catch {
    // that was the last free byte
  }
}
