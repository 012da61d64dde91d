import { CSPProvider } from "@base-ui/react/csp-provider"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { queries } from "#app/api.ts"
import { router } from "#app/router.tsx"
import { askForSession } from "#app/session.ts"
import { startTexts } from "#app/texts.ts"
import "./styles.css"

// a page that was opened before an update asks for parts that are gone; the new ones come with a fresh start
window.addEventListener("vite:preloadError", () => location.reload())

askForSession()
await startTexts()
const place = document.getElementById("app")
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  )
