/** A review's paper as plain text: what `review --format text` prints. */

import { illustrativeMark, markedText, type Paper } from "./paper.ts";

export function toText(paper: Paper): string {
  const { layout, annex } = paper;
  const head = [
    paper.superior,
    paper.issuer,
    paper.number,
    "",
    ...layout.right.map(({ text }) => text),
    paper.placeAndDate,
  ];
  const body = paper.blocks.flatMap((block) =>
    block.kind === "heading" ? ["", block.text] : [markedText(block.spans)],
  );
  const signature = [paper.onBehalf, paper.signerTitle, paper.signer].filter((line) => line !== "");
  const rows = annex.rows.map((row) =>
    row.kind === "section"
      ? row.title
      : [row.number, row.name + (row.illustrative ? ` ${illustrativeMark}` : ""), ...row.cells].join(" | "),
  );
  return `${[
    ...head.filter((line, index) => line !== "" || index === 3),
    "",
    paper.title,
    paper.subject,
    "",
    ...body,
    "",
    ...signature,
    "",
    "Nơi nhận:",
    ...paper.recipients.map((recipient) => `- ${recipient}`),
    "",
    "PHỤ LỤC",
    paper.annexTitle,
    paper.annexOf,
    annex.columns.map(({ title }) => title).join(" | "),
    ...rows,
    "",
    ...paper.notes,
    ...(paper.corrections.length === 0 ? [] : ["", "ĐÍNH CHÍNH", ...paper.corrections]),
  ]
    .join("\n")
    .trimEnd()}\n`;
}
