/** For tests: what is done to another's articles, people and settings. */
import { administratorAbove, type ForeignAct, officeAbove } from "./testForeignActs.ts";
import type { ForeignField } from "./testForeignField.ts";

const article = { title: "Tin", lead: "", body: "Lời", author: "", tags: "", date: "23/09/2024", time: "07:30" };

/** In the order in which they lead on from each other. */
export function otherActs({ objects, others, visitor, done, versionOf }: ForeignField): readonly ForeignAct[] {
  const articlePage = `/app/tin-bai/${objects.slug}`;
  const personPath = (rest: string) => `/api/v1/people/${objects.person}${rest}`;
  const personPage = `/app/nguoi-dung/${objects.person}`;
  const lastRole = async () => {
    const { roles } = await done(visitor("administrator.hung-le"), "GET", personPath(""));
    return personPath(`/roles/${roles.at(-1).id}`);
  };
  const task = `/api/v1/tasks/${objects.task}`;
  return [
    {
      ...{
        name: "a task's progress told on the screen",
        by: "reporter.hung-le",
        path: `/app/nhiem-vu/${objects.task}`,
      },
      body: { unit: "hung-le", event: "progress", amount: "40", text: "" },
      neither: ["office.hung-le", "leader.hung-le", officeAbove],
    },
    {
      ...{ name: "a task reported done", by: "reporter.hung-le", path: `${task}/events` },
      body: { unit: "hung-le", event: "done" },
      neither: ["office.hung-le", "leader.hung-le", officeAbove],
    },
    {
      ...{ name: "a task returned", by: "office.hung-le", path: `${task}/answers` },
      body: { unit: "hung-le", event: "returned", text: "Thiếu biểu" },
      neither: ["reporter.hung-le", "leader.hung-le", "leader.giong-trom"],
    },
    {
      ...{ name: "a task withdrawn by the office above", by: officeAbove, path: `${task}/answers` },
      body: { unit: "hung-le", event: "withdrawn", text: "Giao nhầm" },
      neither: ["reporter.hung-le", "administrator.hung-le"],
    },
    {
      ...{
        name: "a count of tasks closed",
        by: "office.hung-le",
        path: "/app/bieu-nhiem-vu?don-vi=hung-le&ky=2024-08",
      },
      body: { intent: "close" },
      neither: ["reporter.hung-le", "leader.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "a closed count opened again", by: "administrator.hung-le" },
      path: "/app/bieu-nhiem-vu?don-vi=hung-le&ky=2024-08",
      body: { intent: "open", reason: "Ghi nhầm" },
      neither: ["office.hung-le", officeAbove],
    },
    {
      ...{ name: "an issued review made an article", by: "office.hung-le" },
      path: async () => `/app/van-ban/${others["/app/van-ban/:review/dang-cong"]?.review}/dang-cong`,
      body: { intent: "save", seen: "0", ...article, title: "Từ báo cáo" },
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "an article saved", by: "office.hung-le", path: articlePage },
      body: async () => ({ intent: "save", ...article, seen: await versionOf("article") }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "an article published", by: "office.hung-le", path: articlePage },
      body: async () => ({ intent: "publish", ...article, seen: await versionOf("article") }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "an article withdrawn", by: "office.hung-le", path: articlePage },
      body: async () => ({ intent: "withdraw", ...article, seen: await versionOf("article") }),
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "an article begun and published", by: "office.hung-le", path: "/app/tin-bai/moi" },
      body: { intent: "publish", seen: "0", ...article },
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "whom the public may turn to", by: "office.hung-le", path: "/app/tin-bai/lien-he" },
      body: { contact: "Văn phòng" },
      neither: ["leader.hung-le"],
    },
    {
      ...{ name: "a person added on the screen", by: "administrator.hung-le", path: "/app/nguoi-dung/them" },
      body: { username: "nguoi.them", name: "Người Thêm", email: "", language: "vi", role: "leader", unit: "hung-le" },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "a person added", by: "administrator.hung-le", path: "/api/v1/people" },
      body: { username: "nguoi.moi", name: "Người Mới", roles: [{ role: "reporter", unit: "hung-le" }] },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "a role given", by: "administrator.hung-le", path: personPath("/roles") },
      body: { role: "office", unit: "hung-le" },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "a role taken", by: "administrator.hung-le", method: "DELETE", path: lastRole },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "a role given on the screen", by: "administrator.hung-le", path: personPage },
      body: { intent: "give_role", role: "leader", unit: "hung-le" },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "a link for a password", by: "administrator.hung-le", path: personPath("/password-link") },
      neither: ["office.hung-le"],
    },
    {
      ...{
        name: "an account closed",
        by: "administrator.hung-le",
        path: personPath("/closing"),
        body: { on: "2024-12-31" },
      },
      neither: ["office.hung-le"],
    },
    {
      ...{
        name: "an account opened again",
        by: "administrator.hung-le",
        method: "DELETE",
        path: personPath("/closing"),
      },
      neither: ["office.hung-le"],
    },
    {
      ...{ name: "an indicator taken from the portal", by: officeAbove, path: "/app/thiet-lap/chi-so" },
      body: { intent: "withdraw", indicator: "ket-nap-nu" },
      neither: ["office.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "how targets are judged", by: administratorAbove, method: "PUT", path: "/api/v1/judging" },
      body: { come: "0.8", portal: "0.5", more: inTurn("1.2", "0.9", "0.7"), less: inTurn("0.8", "1.1", "1.3") },
      neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
    },
    {
      ...{ name: "how targets are judged, on the screen", by: administratorAbove, path: "/app/thiet-lap/danh-gia" },
      body: {
        ...{ come: "70", portal: "50", "more.ahead": "115", "more.onPace": "90", "more.behind": "70" },
        ...{ "less.ahead": "85", "less.onPace": "110", "less.behind": "130" },
      },
      neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
    },
    {
      ...{ name: "room for signed scans", by: administratorAbove, method: "PUT", path: "/api/v1/scans-bound" },
      body: { megabytes: 400 },
      neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
    },
    {
      ...{ name: "room for signed scans, on the screen", by: administratorAbove, path: "/app/thiet-lap/ban-chup" },
      body: { megabytes: "300" },
      neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
    },
    {
      ...{ name: "who is told when", by: officeAbove, path: "/app/thong-bao/quy-tac" },
      body: {
        ...{ soon: "3", escalate: "2", escalateToOffice: "3", firstAsked: "" },
        ...{ quietFrom: "19:00", quietTo: "06:30", mailAt: "07:00" },
      },
      neither: ["office.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "periods closed for good", by: officeAbove, path: "/app/thiet-lap" },
      body: { day: "31/12/2022" },
      neither: ["office.hung-le", "administrator.hung-le"],
    },
    {
      ...{ name: "the rules of signing in", by: administratorAbove, path: "/app/nguoi-dung/quy-tac" },
      body: { expiryDays: "3650" },
      neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
    },
  ];
}

function inTurn(ahead: string, onPace: string, behind: string) {
  return { ahead, onPace, behind };
}
