import type { CadenceChannel } from "#domain/agreement/cadence-rules.ts"

/** Which channels may be used with a lead, and why or why not. */
export type Channels = Readonly<Record<CadenceChannel, { allowed: boolean; because: string }>>

/** What takes the place of a channel that may not be used, in order. */
const ORDER: readonly CadenceChannel[] = ["call", "email", "linkedin", "video", "sms"]

/** The channel that was wanted, else the first other that may be used; null when none may. `because`: why not the one that was wanted. */
export function chooseChannel(
  wanted: CadenceChannel,
  channels: Channels,
  dropped: readonly CadenceChannel[],
): { channel: CadenceChannel | null; because: string } {
  const refused = whyNot(wanted, channels, dropped)
  if (refused === null) return { channel: wanted, because: "" }
  const other = ORDER.find((channel) => channel !== wanted && channel !== "sms" && whyNot(channel, channels, dropped) === null)
  return { channel: other ?? null, because: refused }
}

/** Why a channel can't be used, as a sentence; null when it can. */
function whyNot(channel: CadenceChannel, channels: Channels, dropped: readonly CadenceChannel[]): string | null {
  if (dropped.includes(channel)) return channel === "call" ? "The number is wrong." : "What was sent there came back."
  return channels[channel].allowed ? null : channels[channel].because
}

type Known = { channel: string; allowed: boolean; because: string }

/** The channels of a brief, or of a fresh look; a video goes by e-mail or LinkedIn. What nobody knows of may not be used. */
export function channelsFrom(known: readonly Known[]): Channels {
  const of = (channel: CadenceChannel) => known.find((one) => one.channel === channel) ?? { allowed: false, because: UNKNOWN[channel] }
  const email = of("email")
  // people are found there by name; what stops every way of contact stops this one
  const isReachable = known.some((one) => one.allowed)
  const linkedin = known.find((one) => one.channel === "linkedin") ?? { allowed: isReachable, because: UNKNOWN.linkedin }
  return { call: of("call"), email, linkedin, sms: of("sms"), video: email.allowed || !linkedin.allowed ? email : linkedin }
}

const UNKNOWN: Record<CadenceChannel, string> = {
  call: "No number is known.",
  email: "No address is known.",
  linkedin: "No profile is known.",
  video: "No address is known.",
  sms: "No number is known.",
}
