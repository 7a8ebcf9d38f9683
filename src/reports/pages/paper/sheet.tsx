/** The sheet itself, as it prints on A4. It is Vietnamese whatever the language of the page. */
import { TableScroll } from "../../../web/page.tsx";
import type { PaperPageData } from "./paper.tsx";

export function PaperSheet({ paper }: { paper: PaperPageData["paper"] }) {
  const { frame } = paper;
  return (
    <article className="sheet-of-paper" lang="vi">
      <header className="paper-sides">
        <div>
          {frame.superior !== "" && <p>{frame.superior}</p>}
          <p className={frame.kind === "state" ? "strong ruled" : "strong"}>{frame.issuer}</p>
          {frame.underIssuer !== "" && <p>{frame.underIssuer}</p>}
          <p>{frame.number}</p>
        </div>
        <div>
          {frame.right.map(({ text, rule }) => (
            <p key={text} className={rule ? "strong ruled" : "strong"}>
              {text}
            </p>
          ))}
          <p className="place">{frame.placeAndDate}</p>
        </div>
      </header>
      <p className="paper-title">{paper.title}</p>
      {paper.subject.map((line) => (
        <p key={line} className="paper-subject">
          {line}
        </p>
      ))}
      <p className="paper-subject">-----</p>
      <h2>{paper.tableTitle}</h2>
      <FigureTable columns={paper.columns} rows={paper.rows} title={paper.tableTitle} />
      {paper.words.map(({ title, paragraphs }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((text) => (
            <p key={text} className="told">
              {text}
            </p>
          ))}
        </section>
      ))}
      <p className="told">{paper.closing}</p>
      <footer className="paper-sides">
        <div className="recipients">
          <p>
            <u>Nơi nhận</u>:
          </p>
          {frame.recipients.map((recipient) => (
            <p key={recipient}>- {recipient}</p>
          ))}
        </div>
        <div>
          {frame.onBehalf !== "" && <p className="strong">{frame.onBehalf}</p>}
          {frame.signerTitle !== "" && <p>{frame.signerTitle}</p>}
          <p className="strong signer">{frame.signer}</p>
        </div>
      </footer>
    </article>
  );
}

type TableProps = Pick<PaperPageData["paper"], "columns" | "rows"> & { title: string };

function FigureTable({ columns, rows, title }: TableProps) {
  return (
    <TableScroll label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.measure}</th>
            <th scope="col">{columns.before}</th>
            <th scope="col">{columns.now}</th>
            <th scope="col">{columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === "section" ? (
              <tr key={row.title}>
                <th colSpan={6} scope="colgroup">
                  {row.title}
                </th>
              </tr>
            ) : (
              <tr key={row.number}>
                <td className="centre">{row.number}</td>
                <th scope="row">{row.name}</th>
                <td className="centre">{row.measure}</td>
                <td className="number">{row.before}</td>
                <td className="number">{row.now}</td>
                <td>{row.note}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}
