import type { Message } from "#domain/sending/message.ts"

/** To somebody who is invited. `by`: who did it. */
export function invitation({ workspace, by, url, days }: { workspace: string; by: string; url: string; days: number }): Message {
  return {
    subject: `${by} invites you to ${workspace}`,
    lines: [
      `${by} invites you to work with the leads of ${workspace} in Baton.`,
      `The link is for you alone and lasts ${days} days. If you don't know what this is about, let it lie.`,
    ],
    facts: [],
    link: { label: "Accept the invitation", url },
    event: null,
    audience: "colleague",
  }
}

/** To somebody who forgot their password. */
export function passwordReset({ url, minutes }: { url: string; minutes: number }): Message {
  return {
    subject: "Choose another password",
    lines: [
      "Somebody asked for another password for your sign-in to Baton.",
      `The link lasts ${minutes} minutes and works once. If it was not you, let it lie: nothing was changed.`,
    ],
    facts: [],
    link: { label: "Choose another password", url },
    event: null,
    audience: "colleague",
  }
}
