/** Papers, found by number, kind, subject and issuer. */
import { reviewPaths } from "../reviews/addresses.ts";
import type { Finder } from "../search/contribution.server.ts";
import { readDocuments } from "./documents.server.ts";

export const findDocuments: Finder = {
  async find(tx, { matches }) {
    const found = (await readDocuments(tx)).filter(({ number, kind, subject, issuer }) =>
      matches(number, kind, subject, issuer),
    );
    return found.map(({ number, kind, subject }) => ({
      kind: "document",
      name: `${number} · ${subject}`,
      beside: kind,
      to: reviewPaths.reviews,
    }));
  },
};
