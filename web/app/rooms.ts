import type { Room } from "#app/room.ts"
import { accountsRoom } from "#app/routes/accounts/room.ts"
import { boardRoom } from "#app/routes/board/room.ts"
import { capacityRoom } from "#app/routes/capacity/room.ts"
import { quarantineRoom } from "#app/routes/quarantine/room.ts"
import { deliveriesRoom } from "#app/routes/deliveries/room.ts"
import { journalRoom } from "#app/routes/journal/room.ts"
import { settingsRoom } from "#app/routes/settings/room.ts"
import { proofRoom } from "#app/routes/proof/room.ts"
import { keysRoom } from "#app/routes/keys/room.ts"
import { embedRoom } from "#app/routes/embed/room.ts"
import { usersRoom } from "#app/routes/users/room.ts"
import { peopleRoom } from "#app/routes/people/room.ts"
import { marketingRoom } from "#app/routes/marketing/room.ts"
import { eventsRoom } from "#app/routes/events/room.ts"
import { sourcesRoom } from "#app/routes/sources/room.ts"
import { leadsRoom } from "#app/routes/leads/room.ts"
import { agreementRoom } from "#app/routes/agreement/room.ts"
import { dashboardRoom } from "#app/routes/dashboard/room.ts"
import { reassignRoom } from "#app/routes/reassign/room.ts"
import { queueRoom } from "#app/routes/queue/room.ts"
import { startRoom } from "#app/routes/start/room.ts"

/**
 * Every room of the app, in the order of the navigation. A new room is one more line. Nothing of React is loaded from here, since the build reads this
 * table in Node to tell the server which addresses are pages.
 */
export const rooms: readonly Room[] = [
  startRoom,
  queueRoom,
  leadsRoom,
  boardRoom,
  reassignRoom,
  capacityRoom,
  accountsRoom,
  marketingRoom,
  quarantineRoom,
  eventsRoom,
  dashboardRoom,
  agreementRoom,
  journalRoom,
  proofRoom,
  peopleRoom,
  usersRoom,
  sourcesRoom,
  keysRoom,
  embedRoom,
  deliveriesRoom,
  settingsRoom,
]
