import type { FastifyInstance, FastifyRequest } from "fastify"

/**
 * Bodies that are read as a whole have to arrive within `longestMs`, or the connection ends with 408: whoever sends a byte a minute holds nothing. Files
 * that are read while they come have the longer time of any request.
 */
export function endSlowBodies(server: FastifyInstance, longestMs: number, end: (request: FastifyRequest) => void): void {
  const reading = new Map<FastifyRequest, number>()
  const sweep = setInterval(
    () => {
      const before = performance.now() - longestMs
      // the oldest stand first
      for (const [request, since] of reading) {
        if (since > before) return
        reading.delete(request)
        end(request)
      }
    },
    Math.ceil(longestMs / 10),
  ).unref()

  server.addHook("preParsing", (request, _reply, payload, done) => {
    if (request.method !== "GET" && request.method !== "HEAD") reading.set(request, performance.now())
    done(null, payload)
  })
  server.addHook("preValidation", (request, _reply, done) => {
    reading.delete(request)
    done()
  })
  server.addHook("onResponse", (request, _reply, done) => {
    reading.delete(request)
    done()
  })
  server.addHook("onRequestAbort", (request, done) => {
    reading.delete(request)
    done()
  })
  server.addHook("onClose", (_server, done) => {
    clearInterval(sweep)
    done()
  })
}
