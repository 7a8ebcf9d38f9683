/** The rules of telling as an installation has set them. */
import { logChange } from "../../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import { NoticeRules, noticeRulesSetting } from "./rules.ts";

export async function readNoticeRules(tx: ReadTransaction): Promise<NoticeRules> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", noticeRulesSetting).executeTakeFirst();
  return NoticeRules.parse(row?.value ?? {});
}

export async function saveNoticeRules(
  tx: WriteTransaction,
  rules: NoticeRules,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const before = await readNoticeRules(tx);
  const value = JSON.stringify(rules);
  await tx
    .insertInto("setting")
    .values({ name: noticeRulesSetting, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
  await logChange(tx, {
    at,
    by,
    act: "set_notice_rules",
    object: `setting:${noticeRulesSetting}`,
    before,
    after: rules,
  });
}
