type Figure = { labels: Record<string, string>; value: number }

/** Baton's own figures, by name without `baton_`. Without any, a sum and a most are 0. */
export type Figures = { of(name: string): Figure[]; sum(name: string): number; most(name: string): number }

/** Reads Prometheus' text format, as far as `/metrics` uses it. */
export function readFigures(text: string): Figures {
  const figures = text.split("\n").flatMap((line) => {
    const [, name, labels = "", value] = /^baton_(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    return name === undefined ? [] : [{ name, labels: readLabels(labels), value: Number(value) }]
  })
  const of = (wanted: string) => figures.filter(({ name }) => name === wanted)
  return {
    of,
    sum: (name) => of(name).reduce((sum, { value }) => sum + value, 0),
    most: (name) => Math.max(0, ...of(name).map(({ value }) => value)),
  }
}

function readLabels(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = "", value = ""]) => [name, value]))
}
