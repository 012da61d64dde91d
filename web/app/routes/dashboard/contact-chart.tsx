import { scaleLinear, scaleLog } from "d3-scale"
import { curveStepAfter, line } from "d3-shape"
import { axisLabel, Chart, Legend, LINES } from "#app/routes/dashboard/chart.tsx"
import { percent } from "#app/parts/percent.ts"
import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReportWords, type Report } from "#app/routes/dashboard/report.ts"
import { asLength } from "#app/parts/instant.tsx"
import { useShellTexts } from "#app/texts.ts"

const HEIGHT = 240
const EDGE = { top: 8, right: 12, bottom: 24, left: 40 }
const MINUTE = 60_000
const TICKS = [1, 5, 15, 60, 240, 1440, 3 * 1440, 10 * 1440, 30 * 1440].map((minutes) => minutes * MINUTE)
/** "30 days" is some 40 wide. */
const HALF_LABEL = 24
const SHARES = [0, 0.25, 0.5, 0.75, 1]

/** What share of leads was reached by when, a line per row; time on a logarithmic scale. */
export function ContactChart({ report }: { report: Report }) {
  const { t, row: rowWords } = useReportWords()
  const curves = report.curves.filter(({ points }) => points.length > 0).slice(0, LINES.length)
  const last = Math.max(60 * MINUTE, ...curves.flatMap(({ points }) => points.at(-1)?.ms ?? 0)) * 1.3
  const nameOf = (key: string) => rowWords(report.by, report.rows.find((row) => row.key === key) ?? { key, label: key })
  const half = report.columns.find(({ name }) => name === "half_after")
  return (
    <>
      <Chart label={t("contact_chart", { rows: curves.map(({ key }) => nameOf(key)).join(", ") })} height={HEIGHT}>
        {(width) => <Lines curves={curves} width={width} last={last} />}
      </Chart>
      <Legend
        names={curves.map(({ key }) => (
          <span key={key}>
            {nameOf(key)} · {t("half_after_short")}{" "}
            <Figure
              cell={report.rows.find((row) => row.key === key)?.cells["half_after"]}
              column={half}
              label={`${nameOf(key)}, ${t("half_after_short")}`}
            />
          </span>
        ))}
      />
    </>
  )
}

function Lines({ curves, width, last }: { curves: Report["curves"]; width: number; last: number }) {
  const shell = useShellTexts()
  const x = scaleLog([MINUTE, last], [EDGE.left, width - EDGE.right]).clamp(true)
  const y = scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top])
  const path = line<{ ms: number; share: number }>(
    (point) => x(Math.max(MINUTE, point.ms)),
    (point) => y(point.share),
  ).curve(curveStepAfter)
  const ticks = TICKS.filter((ms) => ms < last).filter((_, at, all) => width > 420 || at % 2 === 0 || all.length < 4)
  return (
    <>
      {SHARES.map((share) => (
        <g key={share}>
          <line x1={EDGE.left} x2={width - EDGE.right} y1={y(share)} y2={y(share)} stroke="var(--border)" />
          <text x={EDGE.left - 6} y={y(share) + 4} textAnchor="end" fontSize="11" fill="currentColor">
            {percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((ms) => (
        <text
          key={ms}
          {...(ms === MINUTE ? { x: x(ms), textAnchor: "start" } : axisLabel(x(ms), width, HALF_LABEL))}
          y={HEIGHT - 6}
          fontSize="11"
          fill="currentColor"
        >
          {asLength(ms, shell)}
        </text>
      ))}
      {curves.map(({ key, points }, at) => (
        <path
          key={key}
          d={path([{ ms: MINUTE, share: 0 }, ...points, { ms: last, share: points.at(-1)?.share ?? 0 }]) ?? ""}
          fill="none"
          strokeWidth="2.5"
          stroke={LINES[at]?.stroke}
          strokeDasharray={LINES[at]?.dash}
        />
      ))}
    </>
  )
}
