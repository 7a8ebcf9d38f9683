/** The register of public papers. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { writeDay } from "../../calendar/day.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Table } from "../../web/table.tsx";
import { documentAnchor } from "../addresses.ts";
import { readPublicDocuments } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/documents.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };

export async function loader({ context }: Route.LoaderArgs) {
  const { database, clock } = context.get(requestContext);
  const documents = await database.read((tx) => readPublicDocuments(tx, clock));
  return documents.map(({ id, number, kind, issuer, date, subject }) => ({
    id,
    number,
    issuer,
    subject: kind === "" ? subject : `${kind}: ${subject}`,
    date: date && writeDay(date),
  }));
}

export default function DocumentsPage({ loaderData: documents }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <>
      <title>{words("documents")}</title>
      <h1>{words("documents")}</h1>
      {documents.length === 0 ? (
        <p>{words("no_documents")}</p>
      ) : (
        <Table
          rows={documents}
          keyOf={({ id }) => id}
          attributesOf={({ id }) => ({ id: documentAnchor(id) })}
          columns={[
            { name: words("document_number"), cell: ({ number }) => number },
            { name: words("document_date"), isPlain: true, cell: ({ date }) => date },
            { name: words("subject"), isPlain: true, kind: "long", cell: ({ subject }) => subject },
            { name: words("issuer"), isPlain: true, kind: "long", cell: ({ issuer }) => issuer },
          ]}
        />
      )}
    </>
  );
}
