import type { Database } from "#store/open.ts"

/** Fills an empty demo workspace. */
export async function loadDemo(_db: Database, _workspace: string): Promise<void> {}
