/** For tests: what is done to another's reports, and what every such act is. */
import type { ForeignField } from "./testForeignField.ts";

/** An act as somebody does it whose it is, and who else at that unit or above it may not. */
export type ForeignAct = {
  name: string;
  by: string;
  method?: string;
  path: string | (() => Promise<string>);
  body?: Body | (() => Promise<Body>);
  headers?: () => Promise<Record<string, string>>;
  neither?: readonly string[];
};
/** The fields of a form or of JSON; a text is a file of CSV. */
type Body = Record<string, unknown> | string;

export const officeAbove = "office.giong-trom";
export const administratorAbove = "administrator.giong-trom";

const reportPath = "/api/v1/reports/hung-le/quy/2024-Q3";
const wideModule = "folder/pages/wideTable.tsx";
const reportPage = "/app/bao-cao/hung-le/quy/2024-Q3";

/** In the order in which they lead on from each other. */
export function actsOnReports({ objects, visitor, done, versionOf }: ForeignField): readonly ForeignAct[] {
  const wideTable = `/app/nap-so-lieu/${objects.upload}?cot=1&dong=2&nam=2024&kyso=2024-Q1`;
  const ifMatch = async () => ({ "If-Match": `"${await versionOf("report")}"` });
  const seenAnd = (fields: Record<string, unknown>) => async () => ({ ...fields, seen: await versionOf("report") });
  return [
    {
      ...{ name: "a leader's look at the targets", by: "leader.hung-le", path: "/app/da-xem" },
      body: { unit: "hung-le", by: "button" },
    },
    {
      ...{ name: "cells of a draft", by: "reporter.hung-le", method: "PATCH", path: `${reportPath}/cells` },
      body: async () => ({
        ...{ seen: await versionOf("report"), narrative: {} },
        cells: { "ho-ngheo": { typed: "7", estimated: false, note: "" } },
      }),
      neither: ["office.hung-le", "leader.hung-le", officeAbove],
    },
    {
      ...{
        name: "a program's draft",
        by: "reporter.hung-le",
        method: "PUT",
        path: reportPath,
        headers: ifMatch,
      },
      body: { values: { "viec-lam": "3" }, narrative: {} },
      neither: ["office.hung-le", "administrator.hung-le", officeAbove],
    },
    {
      ...{ name: "a draft typed on the screen", by: "reporter.hung-le", path: reportPage },
      body: seenAnd({ intent: "save", v1: "777333", v4: "8" }),
      neither: ["office.hung-le", officeAbove],
    },
    {
      ...{ name: "a workbook taken in", by: "reporter.hung-le", path: `${reportPage}/tai-len` },
      body: seenAnd({ intent: "apply", v4: "9" }),
      neither: ["office.hung-le", officeAbove],
    },
    {
      ...{ name: "the paper's head", by: "reporter.hung-le", path: `${reportPage}/van-ban` },
      body: { intent: "details", kind: "party", number: "5", date: "", signerTitle: "", signer: "" },
      neither: ["office.hung-le", officeAbove],
    },
    {
      ...{ name: "a submission", by: "reporter.hung-le", path: `${reportPath}/submit`, headers: ifMatch },
      body: {},
      neither: ["office.hung-le", "approver.hung-le", officeAbove],
    },
    {
      ...{ name: "a signature", by: "approver.hung-le", path: `${reportPath}/sign-off`, headers: ifMatch },
      neither: ["office.hung-le", "reporter.hung-le", officeAbove],
    },
    {
      ...{ name: "a return from the board", by: officeAbove, path: "/app/tong-hop" },
      body: seenAnd({ intent: "return", unit: "hung-le", form: "quy", period: "2024-Q3", reason: "Xem lại" }),
      neither: ["office.hung-le", "leader.giong-trom"],
    },
    {
      ...{
        name: "a second submission",
        by: "reporter.hung-le",
        path: `${reportPath}/submit`,
        headers: ifMatch,
      },
      body: {},
    },
    {
      ...{ name: "a return over the API", by: "approver.hung-le", path: `${reportPath}/return` },
      headers: ifMatch,
      body: { reason: "Xem lại" },
      neither: ["office.hung-le", "reporter.hung-le", officeAbove],
    },
    {
      ...{ name: "a submission after its check", by: "reporter.hung-le", path: `${reportPage}/kiem-tra` },
      body: seenAnd({}),
      neither: ["office.hung-le", "approver.hung-le", officeAbove],
    },
    {
      ...{ name: "a signature on the screen", by: "approver.hung-le", path: reportPage },
      body: seenAnd({ intent: "sign_off" }),
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "an approval", by: officeAbove, path: `${reportPath}/approve`, headers: ifMatch },
      neither: ["office.hung-le", "approver.hung-le", "administrator.giong-trom", "leader.giong-trom"],
    },
    {
      ...{ name: "asking to reopen", by: "reporter.hung-le", path: `${reportPage}/de-nghi` },
      body: { intent: "ask", reason: "Nhầm số" },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "granting it", by: officeAbove, path: `${reportPage}/de-nghi` },
      body: { intent: "grant", reason: "" },
      neither: ["office.hung-le", "approver.hung-le"],
    },
    {
      ...{ name: "entering in the unit's place", by: officeAbove, path: "/app/bao-cao/hung-le/quy/2024-Q1/de-nghi" },
      body: { intent: "stand_in", reason: "Đơn vị mất mạng" },
      neither: ["office.hung-le", "reporter.hung-le"],
    },
    {
      ...{
        name: "an approval of another quarter",
        by: officeAbove,
        path: "/api/v1/reports/hung-le/quy/2024-Q2/approve",
      },
      headers: async () => ({ "If-Match": '"2"' }),
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "opening it again", by: officeAbove, path: "/api/v1/reports/hung-le/quy/2024-Q2/reopen" },
      headers: async () => ({ "If-Match": '"3"' }),
      body: { reason: "Đính chính" },
      neither: ["office.hung-le", "approver.hung-le", "administrator.giong-trom"],
    },
    {
      ...{ name: "figures loaded", by: "office.hung-le", path: "/api/v1/load" },
      body: "indicator,unit,period,amount\nket-nap,hung-le,2023-Q3,5\n",
      neither: ["leader.hung-le", "reporter.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "reminding its units", by: officeAbove, path: "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3" },
      body: { intent: "remind" },
      neither: ["office.hung-le", "leader.giong-trom"],
    },
    {
      ...{ name: "a wide table taken in", by: "office.hung-le", path: wideTable },
      body: async () => {
        const { loaderData } = await done(visitor("office.hung-le"), "GET", wideTable);
        const fields = { ...loaderData[wideModule].fields, c2: "ket-nap", p2: "2023-Q1", d2: "hung-le" };
        const look = new URLSearchParams({ ...fields, intent: "preview" });
        const { actionData } = await done(visitor("office.hung-le"), "POST", wideTable, look);
        return { ...fields, intent: "apply", reason: "Đính chính", seen: actionData[wideModule].preview.seen };
      },
      neither: ["leader.hung-le", "administrator.hung-le", "administrator.giong-trom", officeAbove],
    },
  ];
}
