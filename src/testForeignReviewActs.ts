/** For tests: what is done to another's reviews. */
import type { ForeignAct } from "./testForeignActs.ts";
import type { ForeignField } from "./testForeignField.ts";

/** In the order in which they lead on from each other. */
export function actsOnReviews({ objects, visitor, done, versionOf }: ForeignField): readonly ForeignAct[] {
  const review = (rest: string) => `/api/v1/reviews/${objects.review}${rest}`;
  const page = `/app/van-ban/${objects.review}`;
  const ifMatch = async () => ({ "If-Match": `"${await versionOf("review")}"` });
  const blocks = async (): Promise<{ id: string; kind: string; edited: boolean }[]> =>
    (await done(visitor("office.hung-le"), "GET", review(""))).blocks;
  const lastBlock = async () => (await blocks()).findLast(({ edited }) => edited)?.id ?? "";
  const anyParagraph = async () => (await blocks()).find(({ kind }) => kind === "paragraph")?.id ?? "";
  const paragraphTaken = async () => ({ take: JSON.stringify([{ block: await anyParagraph(), text: "Từ Word" }]) });
  return [
    {
      ...{ name: "a paragraph of a review", by: "office.hung-le", path: review("/texts"), headers: ifMatch },
      body: async () => ({ after: await lastBlock(), text: "Thêm" }),
      neither: ["leader.hung-le", "reporter.hung-le"],
    },
    {
      ...{
        name: "words of a review",
        by: "office.hung-le",
        method: "PUT",
        path: review("/texts"),
        headers: ifMatch,
      },
      body: async () => ({ texts: { [await lastBlock()]: "Viết lại" } }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "words typed on the screen", by: "office.hung-le", path: page },
      body: async () => ({ intent: "save", seen: await versionOf("review"), block: await lastBlock(), text: "Nữa" }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a paragraph taken away", by: "office.hung-le", method: "DELETE", headers: ifMatch },
      path: async () => `/api/v1/reviews/${objects.review}/texts/${encodeURIComponent(await lastBlock())}`,
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a review presented", by: "office.hung-le", path: review("/present"), headers: ifMatch },
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a review given back", by: "leader.hung-le", path: review("/give-back"), headers: ifMatch },
      body: { reason: "Bổ sung" },
      neither: ["reporter.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "a review presented on the screen", by: "office.hung-le", path: page },
      body: async () => ({ intent: "present", seen: await versionOf("review") }),
    },
    {
      ...{ name: "a review taken back", by: "office.hung-le", path: review("/take-back"), headers: ifMatch },
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "words changed in Word", by: "office.hung-le", path: `${page}/tu-word` },
      body: async () => ({ intent: "apply", ...(await paragraphTaken()), seen: await versionOf("review") }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a review presented to be issued", by: "office.hung-le", path: review("/present") },
      headers: ifMatch,
    },
    {
      ...{ name: "a review issued", by: "office.hung-le", path: review("/issue"), headers: ifMatch },
      body: { number: "06", date: "2024-07-05", signerTitle: "Chủ tịch", signer: "An" },
      neither: ["leader.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "a correction of it", by: "office.hung-le", path: review("/corrections"), headers: ifMatch },
      body: async () => ({ block: await anyParagraph(), text: "Nói lại", reason: "Nhầm tên" }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a review begun", by: "office.hung-le", path: "/api/v1/reviews" },
      body: { unit: "hung-le", period: "2024-04", basis: "approved", layout: "party" },
      neither: ["leader.hung-le", "office.thue"],
    },
    {
      ...{ name: "a review begun on the screen", by: "office.hung-le", path: "/app/van-ban?don-vi=hung-le&ky=2024-05" },
      body: { layout: "party" },
      neither: ["leader.hung-le"],
    },
  ];
}
