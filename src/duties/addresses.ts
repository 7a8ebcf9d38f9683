/** The addresses of notices and of the calendar feed. */
export const dutyPaths = {
  notices: "/app/thong-bao",
  ways: "/app/thong-bao/cach-nhan",
  rules: "/app/thong-bao/quy-tac",
  feed: "/lich/:token",
} as const;
