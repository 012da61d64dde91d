import type { Room } from "#app/room.ts"
import { queueRoom } from "#app/routes/queue/room.ts"

/**
 * Every room of the app, in the order of the navigation. A new room is one more line. Nothing of React is loaded from here, since the build reads this
 * table in Node to tell the server which addresses are pages.
 */
export const rooms: readonly Room[] = [queueRoom]
