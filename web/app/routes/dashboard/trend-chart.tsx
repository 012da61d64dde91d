import { scaleLinear, scalePoint } from "d3-scale"
import { area, line } from "d3-shape"
import { axisLabel, Chart } from "#app/routes/dashboard/chart.tsx"
import { percent } from "#app/parts/percent.ts"
import { useReportWords, type Report } from "#app/routes/dashboard/report.ts"

const HEIGHT = 220
const EDGE = { top: 12, right: 16, bottom: 24, left: 40 }
/** "W47 2026" and "Nov. 2026" are some 50 wide. */
const HALF_LABEL = 30
const SHARES = [0, 0.5, 1]

type Point = { key: string; label: string; share: number; low: number; high: number; isSure: boolean; count: number; of: number }

/** A share over time with the bounds within which it truly lies. Hollow points stand for too few cases to speak of a share. */
export function TrendChart({ report, column }: { report: Report; column: string }) {
  const { t, row: rowWords } = useReportWords()
  const points = report.rows.flatMap((row): Point[] => {
    const cell = row.cells[column]
    if (cell === undefined || cell.count === null || !cell.of) return []
    const { count, of, low, high, too_few: tooFew } = cell
    return [
      { key: row.key, label: rowWords(report.by, row), share: count / of, low: low ?? 0, high: high ?? 1, isSure: !tooFew, count, of },
    ]
  })
  return (
    <>
      <Chart
        label={t("trend_chart", { points: points.map(({ label, count, of }) => `${label} ${count}/${of}`).join(", ") })}
        height={HEIGHT}
      >
        {(width) => <Drawn points={points} width={width} />}
      </Chart>
      <p className="mt-1 text-xs text-muted-foreground">{t("trend_hint")}</p>
    </>
  )
}

function Drawn({ points, width }: { points: readonly Point[]; width: number }) {
  const x = scalePoint(
    points.map(({ key }) => key),
    [EDGE.left + 12, width - EDGE.right],
  ).padding(points.length === 1 ? 0.5 : 0)
  const y = scaleLinear([0, 1], [HEIGHT - EDGE.bottom, EDGE.top])
  const at = (point: Point) => x(point.key) ?? 0
  const every = Math.ceil(points.length / Math.max(1, Math.floor((width - EDGE.left) / 76)))
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
      <path
        d={
          area<Point>(
            at,
            (point) => y(point.low),
            (point) => y(point.high),
          )([...points]) ?? ""
        }
        fill="var(--primary)"
        opacity="0.14"
      />
      <path
        d={line<Point>(at, (point) => y(point.share))([...points]) ?? ""}
        fill="none"
        stroke="var(--primary)"
        strokeWidth="2"
        opacity="0.8"
      />
      {points.map((point) => (
        <circle
          key={point.key}
          cx={at(point)}
          cy={y(point.share)}
          r="4"
          fill={point.isSure ? "var(--primary)" : "var(--card)"}
          stroke="var(--primary)"
          strokeWidth="2"
        />
      ))}
      {points.map((point, place) =>
        place % every === 0 ? (
          <text key={point.key} {...axisLabel(at(point), width, HALF_LABEL)} y={HEIGHT - 6} fontSize="11" fill="currentColor">
            {point.label}
          </text>
        ) : null,
      )}
    </>
  )
}
