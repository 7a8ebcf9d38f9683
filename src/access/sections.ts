/** The sections of the application, each for those who may do one of its acts. */
import type { NavItem } from "../web/frame.tsx";
import type { Act } from "./acts.ts";

export const sections: readonly (NavItem & { acts: readonly Act[] })[] = [
  { to: "/app", name: "nav_today", acts: ["today.read"] },
  { to: "/app/bao-cao", name: "nav_reports", acts: ["report.fill", "report.sign"] },
  { to: "/app/tong-hop", name: "nav_board", acts: ["report.accept", "report.remind"], also: ["/app/nap-so-lieu"] },
  { to: "/app/chi-tieu", name: "nav_targets", acts: ["target.read"], also: ["/app/doi-chieu"] },
  { to: "/app/van-ban", name: "nav_reviews", acts: ["review.read"] },
  { to: "/app/tin-bai", name: "nav_articles", acts: ["article.read"] },
  {
    to: "/app/thiet-lap",
    name: "nav_settings",
    acts: ["definition.write"],
    also: ["/app/nguoi-dung", "/app/bat-dau", "/app/tinh-trang", "/app/thong-bao/quy-tac"],
  },
];
