import type { Room } from "#app/room.ts"
import { rooms } from "#app/rooms.ts"
import { whyNot, type Session } from "#app/session.ts"

/** The rooms that this person may enter. */
export function roomsFor(session: Session): Room[] {
  return rooms.filter((room) => room.group !== null && (room.needs === undefined || whyNot(session, room.needs) === null))
}
