/** The browser's storages; null where it allows none. */
export const local = boxOf(() => localStorage)
export const session = boxOf(() => sessionStorage)

function boxOf(open: () => Storage): Storage | null {
  try {
    return open()
  } catch {
    return null
  }
}
