/** Head, foot and annex of the paper as it will print. */
import { useWords } from "../../web/language.tsx";
import { TableScroll } from "../../web/page.tsx";
import { reviewTexts } from "../texts.ts";
import type { ReviewPageData } from "./review.tsx";

export function PaperHead({ head }: { head: ReviewPageData["head"] }) {
  return (
    <header>
      <div className="paper-head">
        <div>
          {head.superior !== "" && <p>{head.superior}</p>}
          <p className="strong">{head.issuer}</p>
          {head.underIssuer !== "" && <p>{head.underIssuer}</p>}
          <p>{head.number}</p>
        </div>
        <div>
          {head.right.map((line) => (
            <p key={line} className="strong">
              {line}
            </p>
          ))}
          <p className="place">{head.placeAndDate}</p>
        </div>
      </div>
      <p className="paper-title">{head.title}</p>
      {head.subject.map((line) => (
        <p key={line} className="paper-subject">
          {line}
        </p>
      ))}
    </header>
  );
}

export function PaperFoot({ foot }: { foot: ReviewPageData["foot"] }) {
  return (
    <>
      {foot.notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      <footer className="paper-foot">
        <div>
          <p>
            <u>Nơi nhận</u>:
          </p>
          {foot.recipients.map((recipient) => (
            <p key={recipient} className="recipient">
              - {recipient}
            </p>
          ))}
        </div>
        <div className="signature">
          {foot.signature.map((line) => (
            <p key={line} className="strong">
              {line}
            </p>
          ))}
          <p className="signer">{foot.signer}</p>
        </div>
      </footer>
    </>
  );
}

export function Annex({ annex }: { annex: ReviewPageData["annex"] }) {
  const words = useWords(reviewTexts);
  return (
    <section className="paper paper-annex" id="phu-luc" lang="vi">
      <h2>{words("annex")}</h2>
      <p className="paper-subject">{annex.title}</p>
      <TableScroll label={annex.title}>
        <table>
          <thead>
            <tr>
              {annex.columns.map((column) => (
                <th key={column.title} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {annex.rows.map((row) =>
              row.kind === "section" ? (
                <tr key={row.title}>
                  <th scope="rowgroup" colSpan={annex.columns.length} className="left">
                    {row.title}
                  </th>
                </tr>
              ) : (
                <tr key={row.number}>
                  <td className="center number">{row.number}</td>
                  <th scope="row" className="left">
                    {row.name}
                    {row.illustrative && <sup> *</sup>}
                  </th>
                  {row.cells.map((cell, index) => {
                    const column = annex.columns[index + 2];
                    return (
                      <td key={column?.title} className={column?.align} data-label={column?.title}>
                        {cell}
                      </td>
                    );
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
