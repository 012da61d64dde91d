import type { RevertView } from "#contract/reassignment.ts"
import { api } from "#app/api.ts"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/reassign/en.ts"
import { useTexts } from "#app/texts.ts"

/** Takes a reassignment back, and says what could not be given back. */
export function useRevert(): (id: string) => Promise<void> {
  const t = useTexts<typeof en>("reassign")
  const { act } = useAct()
  return (id) =>
    act(() => api.post<RevertView>("/api/reassignments/{id}/revert", { path: { id } }), {
      says: ({ restored, kept }) =>
        kept.length === 0
          ? t("restored", { count: restored })
          : `${t("restored", { count: restored })} ${t("kept", { count: kept.length })}`,
    })
}
