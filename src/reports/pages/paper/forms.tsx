/** What the unit does around its paper: print it, number it, attach it as it was signed. */
import { DayField, Field, Select, Submit } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Notice, Section } from "../../../web/page.tsx";
import { PrintButton } from "../../../web/print.tsx";
import { useRefusal } from "../../../web/refusal.tsx";
import { reportAddress, scanAddress } from "../../addresses.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import type { PaperPageData } from "./paper.tsx";

export function PaperActions({ page }: { page: PaperPageData }) {
  const words = useWords(reportPaperTexts);
  return (
    <>
      <PrintButton />
      <a className="button primary" href={reportAddress(page.codes, "word", page.chosen)} download>
        {words("paper_word")}
      </a>
    </>
  );
}

type DetailsProps = {
  details: Pick<PaperPageData["details"], "number" | "date" | "signerTitle" | "signer"> & { kind: string };
};

export function DetailsForm({ details }: DetailsProps) {
  const words = useWords(reportPaperTexts);
  return (
    <Section title={words("paper_details")}>
      <form method="post">
        <Select
          label={words("layout")}
          name="kind"
          defaultValue={details.kind}
          choices={[
            { value: "party", name: words("paper_party") },
            { value: "state", name: words("paper_state") },
          ]}
        />
        <Field
          label={words("paper_number")}
          name="number"
          hint={words("number_hint")}
          defaultValue={details.number}
          maxLength={20}
        />
        <DayField label={words("paper_date")} name="date" defaultValue={details.date} />
        <Field label={words("signer_title")} name="signerTitle" defaultValue={details.signerTitle} maxLength={200} />
        <Field label={words("paper_signer")} name="signer" defaultValue={details.signer} maxLength={200} />
        <Submit kind="plain" intent="details">
          {words("save")}
        </Submit>
      </form>
    </Section>
  );
}

export function Scans({ page }: { page: PaperPageData }) {
  const words = useWords(reportPaperTexts);
  const { refusal, typed, faultOf } = useRefusal();
  // What is wrong with a file is told of the whole of what was sent.
  const fault = faultOf("scan") ?? (typed.intent === "scan" ? refusal?.title : undefined);
  const { scans, mayIssue } = page;
  return (
    <Section title={words("scans")} id="ban-ky">
      {scans.length === 0 && <p className="soft">{words("scan_none")}</p>}
      <ul className="scans">
        {scans.map((scan) => (
          <li key={scan.id}>
            <a href={scanAddress(page.codes, scan.id)} download>
              {scan.file}
            </a>{" "}
            <span className={scan.isCurrent ? "told" : "soft"}>
              {words(scan.isCurrent ? "scan_current" : "scan_replaced")}
            </span>
            <span className="under">
              {words("scan_attached", { name: scan.name, time: scan.time })}
              {scan.isCurrent &&
                scan.version !== scan.now &&
                `; ${words("scan_older", { was: scan.version, now: scan.now })}`}
            </span>
          </li>
        ))}
      </ul>
      {mayIssue && page.scanRoom && <Notice kind="warning">{words("scans_nearly_full", page.scanRoom)}</Notice>}
      {mayIssue && (
        <form method="post" encType="multipart/form-data">
          <Field
            label={words("scan_file")}
            name="scan"
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            fault={fault}
            hint={`${words("scan_hint")} ${scans.length > 0 ? words("scan_replace_hint") : ""}`.trim()}
            required
          />
          <Submit kind="plain" intent="scan">
            {words(scans.length > 0 ? "scan_replace" : "scan_attach")}
          </Submit>
        </form>
      )}
    </Section>
  );
}
