/** What I was told, the latest first; opening one marks it as read. */
import { Form, Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today, writeInstant } from "../../calendar/clock.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { withQuery } from "../../web/address.ts";
import { Button } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { dutyPaths } from "../addresses.ts";
import { moreOf, toldOf } from "../notices/notice.ts";
import { countUnread, markNotices, readNotices } from "../notices/notices.server.ts";
import { noticeTexts } from "../notices/texts.ts";
import type { Route } from "./+types/notices.ts";
import styles from "./notices.css?url";

export const middleware = [guardPage("own.keep")];
export const links = () => [{ rel: "stylesheet", href: styles }];

const MOST_SHOWN = 200;
const Filter = z.object({ loc: z.literal("chua-doc").optional() });
const Marked = z.object({
  intent: z.enum(["open", "read", "unread", "read_all"]),
  notice: z.coerce.number().int().positive().optional(),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const onlyUnread = queryOf(request, Filter).loc !== undefined;
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const outermost = tree.units.find((unit) => unit.parent === undefined);
    const whole = outermost === undefined ? "anywhere" : { unit: outermost.id };
    const notices = await readNotices(tx, person.id, { onlyUnread, most: MOST_SHOWN });
    return {
      onlyUnread,
      maySetRules: may(person, "definition.write", whole, tree, today(asked.clock)),
      unread: await countUnread(tx, person.id),
      notices: notices.map((notice) => ({
        id: notice.id,
        told: toldOf(notice, asked.language),
        more: moreOf(notice, asked.language),
        at: writeInstant(notice.at),
        who: notice.details.who,
        isRead: notice.isRead,
      })),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  return posted(request, Marked, asked, async ({ intent, notice }) => {
    const which = intent === "read_all" ? "all" : notice;
    if (which === undefined) throw new AppError("not_found", 404);
    const readAt = intent === "unread" ? null : asked.clock.now();
    const address = await asked.database.write((tx) => markNotices(tx, person.id, which, readAt));
    if (intent !== "open") return redirect(dutyPaths.notices + new URL(request.url).search);
    if (address === undefined) throw new AppError("not_found", 404);
    return redirect(address);
  });
}

export default function NoticesPage({
  loaderData: { notices, unread, onlyUnread, maySetRules },
}: Route.ComponentProps) {
  const words = useWords(noticeTexts);
  return (
    <Page
      title={words("notices")}
      lead={unread > 0 ? words("notices_unread", { count: unread }) : words("notices_all_read")}
      actions={
        <>
          <Link to={withQuery(dutyPaths.notices, { loc: onlyUnread ? undefined : "chua-doc" })}>
            {words(onlyUnread ? "all" : "only_unread")}
          </Link>
          <Link to={dutyPaths.ways}>{words("ways")}</Link>
          {maySetRules && <Link to={dutyPaths.rules}>{words("rules")}</Link>}
          {unread > 0 && (
            <Form method="post">
              <Button intent="read_all" slim>
                {words("read_all")}
              </Button>
            </Form>
          )}
        </>
      }
      narrow
    >
      {notices.length === 0 && !onlyUnread && <p>{words("notices_none")}</p>}
      <ul className="sentences notices">
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </Page>
  );
}

function NoticeLine({ notice }: { notice: Route.ComponentProps["loaderData"]["notices"][number] }) {
  const words = useWords(noticeTexts);
  const mark = notice.isRead ? "unread" : "read";
  return (
    <li className={notice.isRead ? "read" : "new"}>
      <Form method="post" className="told-form">
        <input type="hidden" name="notice" value={notice.id} />
        <button className="as-link told" name="intent" value="open" type="submit">
          {!notice.isRead && <span className="hidden">{words("unread")}: </span>}
          {notice.told}
        </button>
        {notice.more !== undefined && <p className="reason">{notice.more}</p>}
        <p className="when">
          {notice.at}
          {notice.who !== undefined && ` · ${notice.who}`}
        </p>
      </Form>
      <Form method="post" className="no-print">
        <input type="hidden" name="notice" value={notice.id} />
        <Button slim intent={mark} aria-label={`${words(`mark_${mark}`)}: ${notice.told}`}>
          {words(`mark_${mark}`)}
        </Button>
      </Form>
    </li>
  );
}
