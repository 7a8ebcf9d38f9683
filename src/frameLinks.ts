/** Where the frame around every page leads, and the page in place of one that could not be shown. */
import { accessPaths } from "./access/addresses.ts";
import { beginningPaths } from "./beginning/addresses.ts";
import { dutyPaths } from "./duties/addresses.ts";
import { portalPaths } from "./portal/addresses.ts";
import { searchPaths } from "./search/addresses.ts";
import { todayPaths } from "./today/addresses.ts";
import type { FrameLinks } from "./web/frame.tsx";

export const frameLinks: FrameLinks = {
  home: todayPaths.today,
  portal: portalPaths.front,
  notices: dutyPaths.notices,
  find: searchPaths.find,
  account: accessPaths.account,
  signIn: accessPaths.signIn,
  signOut: accessPaths.signOut,
  language: accessPaths.language,
  beginning: beginningPaths.beginning,
};
