/** A report as its unit's official paper: to print, to take as a Word file, to give its number, and to attach as it was signed. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../../access/guard.server.ts";
import { may } from "../../../access/may.ts";
import { namesOf } from "../../../access/names.server.ts";
import { today, writeInstant } from "../../../calendar/clock.ts";
import { nameOf } from "../../../calendar/period.ts";
import { type FileRoom, fileRoom } from "../../../documents/fileRoom.server.ts";
import { isSent } from "../../../ledger/report.ts";
import { AppError } from "../../../server/error.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { nameApart } from "../../../units/toldApart.ts";
import { doneMarks, withDone } from "../../../web/address.ts";
import { queryOf } from "../../../web/formData.ts";
import { useWords } from "../../../web/language.tsx";
import { Notice, Page } from "../../../web/page.tsx";
import { useRefusal } from "../../../web/refusal.tsx";
import { typedDayOrNone } from "../../../words/day.ts";
import { reportAddress } from "../../addresses.ts";
import { attachScan, openPaper, readScans, saveDetails } from "../../paper/paper.server.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import { FrameQuery } from "../../reportQuery.ts";
import { accessPlace } from "../../rights.ts";
import { reportTexts } from "../../texts.ts";
import type { Route } from "./+types/paper.ts";
import { DetailsForm, PaperActions, Scans } from "./forms.tsx";
import styles from "./paper.css?url";
import { PaperSheet } from "./sheet.tsx";

const intents = ["details", "scan"] as const;
const line = z.string().trim().normalize();
const Given = z.object({
  intent: z.enum(intents),
  kind: z.enum(["party", "state"]).optional(),
  number: line.max(200, "paper_number_too_long").optional(),
  date: typedDayOrNone.optional(),
  signerTitle: line.max(200, "signer_title_too_long").optional(),
  signer: line.max(200, "signer_too_long").optional(),
  scan: z.union([z.instanceof(File), z.literal("").transform(() => undefined)]).optional(),
});
const Query = FrameQuery.extend(doneMarks(intents));

export const middleware = [guardPage("report.read", undefined, { takesFiles: true })];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { "don-vi": chosen = params.unit, xong } = queryOf(request, Query);
  return asked.database.read(async (tx) => {
    const { paper, details, place, form, definitions } = await openPaper(tx, asked, params);
    const scans = await readScans(tx, place.key);
    const names = await namesOf(
      tx,
      scans.map(({ by }) => by),
    );
    const { frame, ...rest } = paper;
    const { layout, ...head } = frame;
    return {
      codes: params,
      chosen,
      done: xong,
      lead: `${nameApart(definitions.tree, place.unit, asked.language, today(asked.clock))} · ${place.form.name} · ${nameOf(place.period, asked.language)}`,
      isDraft: !isSent(form.report.state),
      mayIssue: may(asked.person, "report.issue", accessPlace(place), definitions.tree, today(asked.clock)),
      details: { ...details, date: details.date as string | undefined },
      paper: {
        ...rest,
        frame: {
          ...head,
          kind: layout.kind,
          underIssuer: layout.underIssuer,
          right: layout.right.map(({ text, rule }) => ({ text, rule })),
        },
      },
      scanRoom: roomTold(await fileRoom(tx, place.filler)),
      scans: scans.map(({ at, by, ...scan }, index) => ({
        ...scan,
        isCurrent: index === 0,
        time: writeInstant(at),
        name: names.get(by) ?? "",
        file: scan.name,
        now: form.report.version,
      })),
    };
  });
}

/** From four fifths on it is told, before a scan is refused. */
function roomTold({ used, most }: FileRoom): { used: number; most: number } | undefined {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);
  return used < most * 0.8 ? undefined : { used: megabytes(used), most: megabytes(most) };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { "don-vi": chosen = params.unit } = queryOf(request, Query);
  return posted(request, Given, asked, async (given) => {
    const scan = given.intent === "scan" ? await bytesOf(given.scan) : undefined;
    const moment = { by: requirePerson(asked).id, at: asked.clock.now() };
    await asked.database.write(async (tx) => {
      const { place, form, definitions } = await openPaper(tx, asked, params);
      await requireMay(tx, asked, "report.issue", accessPlace(place));
      if (scan) return void (await attachScan(tx, place, { ...scan, version: form.report.version }, moment));
      const { kind = "party", number = "", date, signerTitle = "", signer = "" } = given;
      await saveDetails(tx, { place, definitions }, { kind, number, date, signerTitle, signer }, moment);
    });
    return redirect(withDone(reportAddress(params, "paper", chosen), given.intent), 303);
  });
}

/** A file that was not taken is told at the place where another is chosen. */
async function bytesOf(file: File | undefined): Promise<{ name: string; bytes: Buffer }> {
  if (file === undefined || (file.size === 0 && file.name === "")) {
    throw new AppError("file_not_chosen", 422);
  }
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

export type PaperPageData = Route.ComponentProps["loaderData"];

export default function PaperPage({ loaderData: page }: Route.ComponentProps) {
  const { refusal } = useRefusal();
  const words = useWords(reportPaperTexts);
  const reportWords = useWords(reportTexts);
  return (
    <Page
      title={words("paper_page")}
      lead={page.lead}
      crumbs={[{ to: reportAddress(page.codes, "form", page.chosen), name: reportWords("see_report") }]}
      actions={<PaperActions page={page} />}
    >
      {page.done && !refusal && (
        <div className="no-print">
          <Notice>{words(page.done === "details" ? "paper_saved" : "scan_saved")}</Notice>
        </div>
      )}
      <p className="no-print soft">{words(page.isDraft ? "paper_draft" : "paper_hint")}</p>
      <PaperSheet paper={page.paper} />
      <div className="no-print">
        <Scans page={page} />
        {page.mayIssue && <DetailsForm details={page.details} />}
      </div>
    </Page>
  );
}
