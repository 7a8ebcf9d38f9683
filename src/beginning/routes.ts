import { type RouteConfig, route } from "@react-router/dev/routes";

const page = (name: string) => `beginning/pages/${name}`;

export const beginningRoutes = [
  route("app/bat-dau", page("beginning.tsx")),
  route("app/bat-dau/co-quan", page("body.tsx")),
  route("app/bat-dau/don-vi", page("units.tsx")),
  route("app/bat-dau/chi-tieu", page("targets.tsx")),
  route("app/bat-dau/bieu-mau", page("forms.tsx")),
  route("app/bat-dau/tai-khoan", page("accounts.tsx")),
  route("app/bat-dau/trinh-dien", page("demo.ts")),
] satisfies RouteConfig;
