import type { Command } from "commander"
import type { NurtureView, TrackView } from "#contract/nurture.ts"
import { apiOf, type Page } from "./api.ts"
import { moment, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

/** `baton nurture`: who is on which nurture track. */
export function addNurture(program: Command): void {
  program
    .command("nurture [track]")
    .description("nurture tracks with how many leads are on each; with a track: who they are")
    .option("--limit <number>", "how many at most", readCount, 50)
    .action(async (track: string | undefined, { limit }: { limit: number }, command: Command) => {
      const api = apiOf(command)
      if (track === undefined) {
        const tracks = await api.get<Page<TrackView>>("/api/nurture/tracks")
        const rows = tracks.data.map((one) => [one.track, one.leads, one.suppressed, one.list, one.says])
        print(api, tracks, table(["TRACK", "LEADS", "LEFT IN PEACE", "LIST", "WHAT"], rows, "Nobody is on a nurture track."))
        return
      }
      const found = await api.list<NurtureView>("/api/nurture", { track }, limit)
      const now = api.json ? 0 : await api.now()
      const rows = found.data.map((one) => [
        one.lead.name ?? one.lead.email,
        one.lead.company,
        one.closed_as,
        moment(one.suppressed_until, now),
        one.lead.id,
      ])
      print(api, found, table(["LEAD", "COMPANY", "LAST CYCLE", "LEFT IN PEACE UNTIL", "ID"], rows, "Nobody is on this track."))
    })
}
