/** `review`: the draft of the periodic review of a unit, as text, HTML or a Word file. */
import { writeFile } from "node:fs/promises";
import { lastDay } from "../calendar/period.ts";
import { layoutOn } from "../documents/layout.ts";
import { draftReview } from "../reviews/draft.ts";
import { gatherReview } from "../reviews/gather.server.ts";
import { toHtml } from "../reviews/html.ts";
import { paperOf } from "../reviews/paper.ts";
import { toText } from "../reviews/plain.ts";
import { toWord } from "../reviews/word.server.ts";
import { questionIn, questionOptions, unitCalled } from "./question.server.ts";
import { type Call, oneOf, readCall, required, type Terminal, wrongCall } from "./terminal.server.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "review",
  usage:
    "review --unit ĐƠN-VỊ --period KỲ --format text|html|docx [--resolution NGHỊ-QUYẾT] [--basis approved|submitted] [--layout party|state] [--out TỆP]",
  options: {
    ...questionOptions,
    layout: { type: "string" },
    out: { type: "string" },
  },
};

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const { code, at, resolution, basis } = questionIn(call, values);
  const format = oneOf("format", values.format, ["text", "html", "docx"]);
  const layout = layoutOn(oneOf("layout", values.layout, ["party", "state"]), lastDay(at));
  // Bytes of a Word file on a screen help nobody.
  const out = format === "docx" && terminal.isScreen ? required(call, "out", values.out) : values.out;

  const data = await withDatabase(terminal, (database) =>
    database.read(async (tx) => gatherReview(tx, { unit: await unitCalled(tx, code), at, resolution, basis })),
  );
  const paper = paperOf(data, draftReview(data, layout), layout);
  const written = format === "docx" ? await toWord(paper) : format === "html" ? toHtml(paper) : toText(paper);
  if (typeof out === "string") await writeOut(out, written);
  else terminal.write(written);
  return 0;
}

async function writeOut(path: string, content: string | Buffer): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw wrongCall("file_not_written", { file: path, reason });
  }
}
