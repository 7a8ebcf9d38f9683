/** What stands around the text of every official paper in a layout: head, number and date, signature, recipients. */
import type { IsoDate } from "../database/ids.ts";
import { type PaperUnit, placeOf } from "./body.ts";
import { bodyOf, type Layout } from "./layout.ts";
import { paperDayInWords } from "./paperDay.ts";
import { numberLine } from "./paperNumber.ts";

/** What is known only when it is issued. */
export type Issue = { number: string; date: IsoDate; signerTitle: string; signer: string };

export type PaperFrame = {
  layout: Layout;
  superior: string;
  /** In capitals, for the head. */
  issuer: string;
  /** As a sentence names it. */
  issuerName: string;
  number: string;
  placeAndDate: string;
  onBehalf: string;
  signerTitle: string;
  signer: string;
  recipients: string[];
};

const unknownNumber = "…";

/** `year` stands in the line of the date while the day is not known. */
export function paperFrame(
  layout: Layout,
  { unit, superior }: { unit: PaperUnit; superior: PaperUnit | undefined },
  issue: Partial<Issue> | undefined,
  year: string,
): PaperFrame {
  const body = bodyOf(layout, unit);
  const above = superior ? bodyOf(layout, superior).name : "";
  const date = paperDayInWords(issue?.date ?? null, year);
  return {
    layout,
    superior: layout.shortSuperior
      .reduce((name, [words, short]) => name.replace(words, short), above)
      .toLocaleUpperCase("vi"),
    issuer: body.name.toLocaleUpperCase("vi"),
    issuerName: body.name,
    number: numberLine(layout, body).replace("{number}", issue?.number || unknownNumber),
    placeAndDate: `${placeOf(unit, superior)}, ${date}`,
    onBehalf: body.signsFor === "" ? "" : `${layout.onBehalf} ${body.signsFor}`,
    signerTitle: issue?.signerTitle ?? "",
    signer: issue?.signer ?? "",
    recipients: [...recipientsOf(layout, above), layout.archive.replace("{office}", officeOf(body.committee))],
  };
}

/** Those that name the body above are left out where there is none. */
function recipientsOf(layout: Layout, superior: string): string[] {
  return layout.recipients
    .filter((recipient) => superior !== "" || !recipient.includes("{superior}"))
    .map((recipient) => recipient.replace("{superior}", superior));
}

function officeOf(committee: string): string {
  return committee === "Chi bộ" ? committee : `Văn phòng ${committee}`;
}
