import type { FastifyRequest } from "fastify"
import { extentOf } from "#domain/access/extent-of.ts"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import type { Caller } from "#http/caller.ts"
import { firstWorkspace } from "#store/workspace.ts"

/**
 * Whether somebody looks after the installation: an operator of the workspace that it began with. Who administers another workspace can make operators
 * there, who see to that one alone.
 */
export async function isInstallationsOperator(app: App, caller: Caller): Promise<boolean> {
  return extentOf(caller, "installation.read") === "all" && caller.workspace === (await firstWorkspace(app.db))
}

/** @throws Refusal 403 */
export async function checkOperator(app: App, request: FastifyRequest): Promise<void> {
  if (await isInstallationsOperator(app, request.caller)) return
  throw new Refusal("not_allowed", "Only operators of the workspace that this installation began with look after all of it.", 403)
}
