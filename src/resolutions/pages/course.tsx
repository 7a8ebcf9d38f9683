/** A target's course against the path expected of it. */

import { LineChart } from "../../web/chart.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Section } from "../../web/page.tsx";
import { Mark } from "../../web/status.tsx";
import { Table } from "../../web/table.tsx";
import { webTexts } from "../../web/texts.ts";
import { courseCsvAddress } from "../addresses.ts";
import { resolutionTexts } from "../texts.ts";
import type { Shown } from "./target.tsx";

/** The course as lines and, beneath them, as the figures from which they are drawn. */
export function Course({ target }: { target: Shown }) {
  const words = useWords(resolutionTexts);
  const frame = useWords(webTexts);
  const language = useLanguage();
  const { course } = target;
  const actual = course.map((point) => point.actual);
  const foretold = target.forecast.shown;
  return (
    <Section title={words("course_title")}>
      {course.length > 1 && (
        <LineChart
          periods={course.map((point) => point.name.replace(/\/\d{4}$/, ""))}
          lines={[
            { name: frame("actual_line"), points: actual },
            { name: frame("expected_line"), dashed: true, points: course.map((point) => point.expected) },
          ]}
          forecast={
            foretold && {
              name: words("forecast_line"),
              from: actual.findLastIndex((point) => point !== null),
              point: foretold.point,
              low: foretold.low,
              high: foretold.high,
            }
          }
          language={language}
          label={words("course_label", { target: target.name })}
        />
      )}
      {target.learned !== undefined && <p className="soft">{target.learned}</p>}
      <p className="small no-print">
        <a href={courseCsvAddress(target.code, target.period.code, target.basis)}>{words("course_csv")}</a>
      </p>
      <Table
        label={words("course_title")}
        rows={course}
        keyOf={(point) => point.code}
        className="compact"
        columns={[
          { name: words("period"), cell: (point) => point.name },
          { name: words(target.isFlow ? "reached" : "state"), kind: "number", cell: (point) => point.written.actual },
          { name: words("expected"), kind: "number", cell: (point) => point.written.expected },
          { name: words("prior"), kind: "number", cell: (point) => point.written.prior },
          { name: words("standing"), cell: (point) => point.pace && <Mark pace={point.pace} /> },
        ]}
      />
    </Section>
  );
}
