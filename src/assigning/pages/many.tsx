/** Many tasks at once: a plan's table or a paragraph of directions, read back row by row, and given all or none. */
import { data, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import { posted, refused } from "../../server/http/posted.server.ts";
import { PasteBox } from "../../settings/pasteBox.tsx";
import { tasksAddress } from "../../tasks/addresses.ts";
import { taskTexts } from "../../tasks/texts.ts";
import { Field, Submit } from "../../web/form.tsx";
import { requireKnown } from "../../web/formData.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { handOut } from "../handOut.server.ts";
import { isWho, type KnownThings, readKnown, tell } from "../known.server.ts";
import { Columns, ProposedRows } from "../manyRows.tsx";
import { type Proposed, proposed, proposedFields, understood } from "../proposal.ts";
import { mostTasks, type Read, readFile, readText } from "../reading.server.ts";
import { columnUses } from "../table.ts";
import { assigningTexts, fieldLabels } from "../texts.ts";
import type { Route } from "./+types/many.ts";

const Given = z
  .object({
    intent: z.enum(["read", "columns", "preview", "apply"]).default("read"),
    text: z.string().max(600_000).default(""),
    file: z.union([z.instanceof(File), z.literal("")]).optional(),
    rows: z.coerce.number().int().min(1).max(mostTasks).optional(),
  })
  .catchall(z.string().max(4_000));

export const middleware = [guardPage("task.assign", undefined, { takesFiles: true })];

/** Whoever assigns nowhere has no use for it. */
export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  await asked.database.read((tx) => readKnown(tx, asked));
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Given, asked, async ({ intent, text, file, rows: count, ...cells }) => {
    requireKnown(cells, isCell);
    const known = await asked.database.read((tx) => readKnown(tx, asked));
    if (count === undefined || intent === "read" || intent === "columns") {
      const uses = intent === "columns" ? usesIn(cells) : undefined;
      const read = await readGiven({ text, file, uses }, known, asked);
      if (read.rows.length === 0 && read.table === undefined) throw new AppError("tasks_none_read", 422);
      return data({ seen: shown(read.rows, known, asked), table: read.table });
    }
    const rows = rowsIn(cells, count);
    const seen = shown(rows, known, asked);
    if (intent === "preview") return data({ seen, table: undefined });
    try {
      const taken = rows.flatMap(({ proposed, isTaken }, index) =>
        isTaken ? [{ index, understood: understood(proposed, known) }] : [],
      );
      await asked.database.write((tx) => handOut(tx, asked, taken));
      return redirect(tasksAddress(), 303);
    } catch (error) {
      const answer = refused(error, asked, {});
      return data({ ...answer.data, seen, table: undefined }, answer.init ?? undefined);
    }
  });
}

function isCell(name: string): boolean {
  const [field, row = ""] = name.split(".");
  const known = ["take", "sentence", "column", ...proposedFields];
  return /^\d{1,3}$/.test(row) && known.includes(field ?? "");
}

function usesIn(cells: Readonly<Record<string, string>>) {
  const count = Object.keys(cells).filter((name) => name.startsWith("column.")).length;
  return Array.from({ length: count }, (_, column) => columnUses.find((use) => use === cells[`column.${column}`]));
}

type Sent = { text: string; file: File | "" | undefined; uses: ReturnType<typeof usesIn> | undefined };

async function readGiven({ text, file, uses }: Sent, known: KnownThings, asked: RequestContext): Promise<Read> {
  const reading = { within: known.within, isWho: isWho(known) };
  if (file === undefined || file === "" || file.size === 0) return readText(text, reading, uses);
  return readFile(new Uint8Array(await file.arrayBuffer()), reading, asked.person?.id);
}

type Row = { proposed: Proposed; sentence: string; doubts: string[]; isTaken?: boolean };

function rowsIn(cells: Readonly<Record<string, string>>, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    proposed: proposed(
      Object.fromEntries(proposedFields.map((field) => [field, cells[`${field}.${index}`] ?? ""])) as Proposed,
    ),
    sentence: cells[`sentence.${index}`] ?? "",
    doubts: [],
    isTaken: cells[`take.${index}`] === "yes",
  }));
}

/** A sentence that names nobody is proposed, but not chosen by itself. */
function shown(rows: readonly Row[], known: KnownThings, { language }: RequestContext) {
  return rows.map(({ proposed, sentence, doubts, isTaken }) => {
    const told = tell(proposed, known, language);
    const usual = sentence === "" || proposed.leads !== "";
    return { told, sentence, doubts, isTaken: isTaken ?? usual };
  });
}

export default function ManyPage({ actionData }: Route.ComponentProps) {
  const words = useWords(assigningTexts);
  const tasks = useWords(taskTexts);
  const language = useLanguage();
  const { faults } = useRefusal();
  const answer = actionData && "seen" in actionData ? actionData : undefined;
  const rows = answer?.seen ?? [];
  const withPlace = (title: string, input: string) => {
    const [name, row] = input.split(".");
    const field = proposedFields.find((each) => each === name);
    if (field === undefined || row === undefined) return title;
    return `${say(fieldLabels[field], language)}, ${words("row", { row: Number(row) + 1 })}: ${title}`;
  };
  return (
    <Page
      title={tasks("assign_many")}
      lead={rows.length > 0 ? words("many_understood", { count: rows.length }) : words("many_lead")}
      crumbs={[{ to: tasksAddress(), name: tasks("nav_tasks") }]}
      faultTitle={withPlace}
    >
      {answer?.table && <Columns table={answer.table} isOpen={!answer.table.isKnown || rows.length === 0} />}
      {rows.length > 0 ? (
        <ProposedRows rows={rows} faults={faults} />
      ) : (
        !answer?.table && (
          <form method="post" encType="multipart/form-data">
            <PasteBox label={words("many_text")} name="text" hint={words("many_text_hint")} />
            <Field
              label={words("many_file")}
              name="file"
              type="file"
              accept=".xlsx,.docx,.csv"
              hint={words("many_file_hint")}
            />
            <Submit intent="read">{words("many_read")}</Submit>
          </form>
        )
      )}
    </Page>
  );
}
