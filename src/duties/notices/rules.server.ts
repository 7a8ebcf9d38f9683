/** The rules of telling as an installation has set them. */
import { setting } from "../../database/setting.server.ts";
import { NoticeRules } from "./rules.ts";

export const noticeRules = setting<NoticeRules>("notice_rules", NoticeRules, NoticeRules.parse({}));
