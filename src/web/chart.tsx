/** Lines drawn as SVG on the server, told apart without colour: the expected path is dashed, the last point is marked. */
import { Decimal, formatNumber } from "../prose/number.ts";
import type { Language } from "../prose/text.ts";
import { axisOf } from "./axis.ts";

type SparklineProps = { points: readonly (number | null)[]; pace: string; label: string };

/** The course of a figure, small enough for a table's row. A gap is a period without figure. */
export function Sparkline({ points, pace, label }: SparklineProps) {
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return null;
  const scale = scaleOf(known, 2, 22);
  const step = 80 / Math.max(1, points.length - 1);
  const last = points.findLastIndex((point) => point !== null);
  const lastPoint = points[last] ?? 0;
  return (
    <svg className={`sparkline ${pace}`} viewBox="0 0 84 24" width="84" height="24" role="img" aria-label={label}>
      <path
        d={pathOf(points, (index) => index * step, scale)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      <circle cx={last * step} cy={scale(lastPoint)} r="2.2" fill="currentColor" />
    </svg>
  );
}

/** What the last period may come to: drawn as a whisker with a hollow mark, and dotted from the last point. */
export type ChartForecast = { name: string; from: number; point: number; low: number; high: number };

export type Line = { name: string; dashed?: boolean; points: readonly (number | null)[] };

type LineChartProps = {
  /** Under the axis, one a point. */
  periods: readonly string[];
  lines: readonly Line[];
  forecast?: ChartForecast;
  language: Language;
  label: string;
};

const frame = { width: 480, height: 230, left: 52, right: 26, top: 36, bottom: 26 };
const LABELLED_POINTS = 6;
/** Of a letter at the size of a telephone, in the units of the drawing. */
const letter = 8.2;
/** Longer than this a label at an end would leave the drawing if it stood in the middle of its point. */
const shortLabel = 6;

/** Some lines over the periods, named above; the table of the same figures stands beside it on the page. */
export function LineChart({ periods, lines, forecast, language, label }: LineChartProps) {
  const known = [
    ...lines.flatMap((line) => line.points.filter((point) => point !== null)),
    ...(forecast ? [forecast.low, forecast.high] : []),
  ];
  if (known.length === 0) return null;
  const { ticks, decimals } = axisOf(known);
  const [bottom = 0, top = 1] = [ticks[0], ticks.at(-1)];
  const written = ticks.map((tick) => formatNumber(new Decimal(tick), decimals, language));
  const left = Math.max(frame.left, 12 + letter * Math.max(...written.map(({ length }) => length)));
  const y = (value: number) =>
    frame.height - frame.bottom - ((value - bottom) / (top - bottom)) * (frame.height - frame.top - frame.bottom);
  const step = (frame.width - left - frame.right) / Math.max(1, periods.length - 1);
  const x = (index: number) => left + index * step;
  const every = Math.ceil(periods.length / LABELLED_POINTS);
  return (
    <svg className="chart" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      {ticks.map((tick, index) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "axis zero" : "axis"}
            x1={left}
            x2={frame.width - frame.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {written[index]?.replace("-", "\u2212")}
          </text>
        </g>
      ))}
      {periods.map(
        (period, index) =>
          index % every === 0 && (
            <text key={period} x={x(index)} y={frame.height - 6} textAnchor={anchorOf(period, index, periods.length)}>
              {period}
            </text>
          ),
      )}
      {lines.map((line, index) => (
        <g key={line.name} className={line.dashed ? "soft" : "accent"}>
          <path d={`M${frame.left + index * 150} 12h24`} {...strokeOf(line)} />
          <text className="legend" x={frame.left + index * 150 + 31} y="16">
            {line.name}
          </text>
          <path d={pathOf(line.points, x, y)} {...strokeOf(line)} />
          {!line.dashed &&
            line.points.map(
              (point, place) =>
                point !== null && (
                  <circle key={periods[place]} cx={x(place)} cy={y(point)} r="3.5" fill="currentColor" />
                ),
            )}
        </g>
      ))}
      {forecast && <Whisker forecast={forecast} lines={lines} x={x} y={y} last={periods.length - 1} />}
    </svg>
  );
}

/** A long label at an end grows away from it. */
function anchorOf(label: string, index: number, count: number): "start" | "middle" | "end" {
  if (label.length <= shortLabel || (index > 0 && index < count - 1)) return "middle";
  return index === 0 ? "start" : "end";
}

type WhiskerProps = {
  forecast: ChartForecast;
  lines: readonly Line[];
  x: (index: number) => number;
  y: (value: number) => number;
  last: number;
};

function Whisker({ forecast, lines, x, y, last }: WhiskerProps) {
  const from = lines.find((line) => !line.dashed)?.points[forecast.from] ?? null;
  const [at, high, low] = [x(last), y(forecast.high), y(forecast.low)];
  const legend = frame.left + lines.length * 150;
  const drawn = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 };
  return (
    <g className="accent">
      {from !== null && (
        <path
          d={`M${x(forecast.from).toFixed(1)} ${y(from).toFixed(1)}L${at.toFixed(1)} ${y(forecast.point).toFixed(1)}`}
          {...drawn}
          strokeDasharray="1.5 4"
          strokeLinecap="round"
        />
      )}
      <path
        d={`M${at} ${high.toFixed(1)}V${low.toFixed(1)}M${at - 5} ${high.toFixed(1)}h10M${at - 5} ${low.toFixed(1)}h10`}
        {...drawn}
      />
      <circle cx={at} cy={y(forecast.point)} r="4" className="hollow" />
      <path d={`M${legend + 12} 6v12M${legend + 7} 6h10M${legend + 7} 18h10`} {...drawn} />
      <circle cx={legend + 12} cy="12" r="3.5" className="hollow" />
      <text className="legend" x={legend + 26} y="16">
        {forecast.name}
      </text>
    </g>
  );
}

function strokeOf({ dashed }: Line) {
  const width = dashed ? 1.5 : 2.25;
  return { fill: "none", stroke: "currentColor", strokeWidth: width, strokeDasharray: dashed ? "5 4" : undefined };
}

function scaleOf(values: number[], top: number, bottom: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return () => (top + bottom) / 2;
  return (value) => bottom - ((value - least) / (most - least)) * (bottom - top);
}

function pathOf(
  points: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let pen = "M";
  let path = "";
  points.forEach((point, index) => {
    if (point === null) {
      pen = "M";
      return;
    }
    path += `${pen}${x(index).toFixed(1)} ${y(point).toFixed(1)}`;
    pen = "L";
  });
  return path;
}
