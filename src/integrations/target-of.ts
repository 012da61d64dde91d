/** The address to post to: the recipient when it is one, else the settings' own; `null` when there is neither. */
export function targetOf(recipient: string, fallback: string | null): string | null {
  return /^https?:\/\//i.test(recipient) ? recipient : fallback
}
