/** A review's paper as one HTML page that needs nothing else: for reading, printing and the preview of the editor. */

import { escapeHtml } from "../prose/escape.ts";
import { keyText } from "../telling/form.ts";
import type { FigureSpan, Span } from "../telling/span.ts";
import { illustrativeMark, markedSpans, type Paper, type PaperBlock } from "./paper.ts";

export function toHtml(paper: Paper): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${paper.title} ${paper.subject}`)}</title>
<style>${paperStyle(paper)}</style>
</head>
<body><main class="paper">${paperHtml(paper)}</main></body>
</html>
`;
}

/** The paper without page around it. A live figure carries its key; nothing of the text is taken as markup. */
export function paperHtml(paper: Paper): string {
  return [headHtml(paper), ...paper.blocks.map(blockHtml), footHtml(paper), annexHtml(paper)].join("\n");
}

function headHtml(paper: Paper): string {
  const { layout } = paper;
  const right = layout.right
    .map(({ text, rule }) => `<p class="head-name${rule ? " ruled" : ""}">${escapeHtml(text)}</p>`)
    .join("");
  return `<header class="head"><div>
${paper.superior ? `<p>${escapeHtml(paper.superior)}</p>` : ""}
<p class="head-name${layout.issuerRule ? " ruled" : ""}">${escapeHtml(paper.issuer)}</p>
${layout.underIssuer ? `<p>${escapeHtml(layout.underIssuer)}</p>` : ""}
<p>${escapeHtml(paper.number)}</p></div>
<div>${right}<p class="place">${escapeHtml(paper.placeAndDate)}</p></div></header>
<h1>${escapeHtml(paper.title)}</h1>
<p class="subject">${escapeHtml(paper.subject).replace("\n", "<br>")}</p>`;
}

function blockHtml(block: PaperBlock): string {
  if (block.kind === "heading") {
    const tag = block.level === 1 ? "h2" : "h3";
    return `<${tag}>${escapeHtml(block.text)}</${tag}>`;
  }
  return `<p${block.isPrompt ? ' class="prompt"' : ""}>${markedSpans(block.spans).map(spanHtml).join("")}</p>`;
}

function spanHtml({ span, isMarked }: { span: Span; isMarked: boolean }): string {
  if (span.kind === "text") return escapeHtml(span.text);
  return `${figureHtml(span)}${isMarked ? `<sup>${illustrativeMark}</sup>` : ""}`;
}

function figureHtml(span: FigureSpan): string {
  return `<span class="figure" data-figure="${escapeHtml(keyText(span.key))}">${escapeHtml(span.text)}</span>`;
}

function footHtml(paper: Paper): string {
  const signature = [paper.onBehalf, paper.signerTitle].filter((line) => line !== "");
  const notes = paper.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join("");
  return `${notes}<footer class="foot"><div class="recipients"><p><span class="to">Nơi nhận:</span></p>
${paper.recipients.map((recipient) => `<p>- ${escapeHtml(recipient)}</p>`).join("")}</div>
<div class="signature">${signature.map((line) => `<p class="head-name">${escapeHtml(line)}</p>`).join("")}
<p class="signer">${escapeHtml(paper.signer)}</p></div></footer>`;
}

function annexHtml(paper: Paper): string {
  const { columns, rows } = paper.annex;
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join("");
  const body = rows
    .map((row) => {
      if (row.kind === "section")
        return `<tr><th colspan="${columns.length}" class="left">${escapeHtml(row.title)}</th></tr>`;
      const mark = row.illustrative ? ` <sup>${illustrativeMark}</sup>` : "";
      const cells = [escapeHtml(row.number), escapeHtml(row.name) + mark, ...row.cells.map(escapeHtml)];
      return `<tr>${cells.map((cell, index) => `<td class="${columns[index]?.align ?? "left"}">${cell}</td>`).join("")}</tr>`;
    })
    .join("\n");
  const corrections =
    paper.corrections.length === 0
      ? ""
      : `<h2>ĐÍNH CHÍNH</h2>${paper.corrections.map((line) => `<p>${escapeHtml(line)}</p>`).join("")}`;
  const notes = paper.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join("");
  return `<section class="annex"><h2>PHỤ LỤC</h2><p class="subject">${escapeHtml(paper.annexTitle)}</p>
<p class="of">${escapeHtml(paper.annexOf)}</p>
${notes}<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${corrections}</section>`;
}

/** The style of the paper, from its layout; the same rules serve the editor's preview. */
export function paperStyle({ layout }: Pick<Paper, "layout">): string {
  const { margins, size, font, indent } = layout;
  return `
@page { size: A4; margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm }
@page annex { size: A4 landscape; margin: 15mm }
body { margin: 0; background: #fff; color: #17212b }
.paper { max-width: 178mm; margin: 0 auto; padding: 20px; font: ${size.body}pt/1.4 "${font}", "Liberation Serif", serif; color: #000 }
.paper p { margin: 0 0 6pt; text-align: justify; text-indent: ${indent}mm }
.paper .head { display: grid; grid-template-columns: 2fr 3fr; gap: 12px; margin-bottom: 18pt }
.paper .head p, .paper .foot p, .paper .subject, .paper .of, .paper h1 { text-align: center; text-indent: 0; margin: 0 }
.paper .head-name, .paper .subject { font-weight: 700 }
.paper .ruled::after { content: ""; display: block; width: 60%; border-bottom: 1px solid; margin: 2px auto 4px }
.paper .place { font-style: italic; margin-top: 6pt }
.paper h1 { font-size: ${size.title}pt; margin: 12pt 0 0 }
.paper .subject { margin-bottom: 12pt }
.paper h2 { font-size: 1em; margin: 12pt 0 6pt }
.paper h3 { font-size: 1em; margin: 9pt 0 6pt; text-indent: ${indent}mm }
.paper .prompt, .paper .of { font-style: italic }
.paper .prompt { color: #5b6875 }
.paper .foot { display: grid; grid-template-columns: 1fr 1fr; margin-top: 12pt; break-inside: avoid }
.paper .foot .recipients p { text-align: left; font-size: ${size.recipients}pt }
.paper .to { text-decoration: underline }
.paper .signer { margin-top: 60pt; font-weight: 700 }
.paper .note { text-indent: 0; font-style: italic; font-size: .85em; margin-top: 6pt }
.paper .figure { background: #eaf1f9 }
.paper .annex { page: annex; break-before: page; margin-top: 36pt }
.paper .annex h2 { text-align: center }
.paper .scroll { overflow-x: auto }
.paper table { border-collapse: collapse; width: 100%; font-size: ${size.annex}pt; line-height: 1.25; margin-top: 9pt }
.paper th, .paper td { border: 1px solid #000; padding: 2pt 4pt; vertical-align: top }
.paper td.right { text-align: right } .paper td.center { text-align: center } .paper th.left { text-align: left }
@media (max-width: 600px) { .paper { padding: 12px; font-size: 12pt } .paper .head, .paper .foot { grid-template-columns: 1fr } }
@media print { .paper { max-width: none; padding: 0 } .paper .figure { background: none } .paper .prompt { color: #000 } }`;
}
