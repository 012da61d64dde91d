export const en = { title: "Queue" } as const
