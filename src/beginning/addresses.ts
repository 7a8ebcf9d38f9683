/** The addresses of the steps from an empty installation to a running quarter. */
export const beginningPaths = {
  beginning: "/app/bat-dau",
  body: "/app/bat-dau/co-quan",
  units: "/app/bat-dau/don-vi",
  targets: "/app/bat-dau/chi-tieu",
  forms: "/app/bat-dau/bieu-mau",
  accounts: "/app/bat-dau/tai-khoan",
  demo: "/app/bat-dau/trinh-dien",
} as const;
