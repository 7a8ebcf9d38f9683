import { type RouteConfig, route } from "@react-router/dev/routes";
import { beginningPaths } from "./addresses.ts";

const page = (name: string) => `beginning/pages/${name}`;

export const beginningRoutes = [
  route(beginningPaths.beginning, page("beginning.tsx")),
  route(beginningPaths.body, page("body.tsx")),
  route(beginningPaths.units, page("units.tsx")),
  route(beginningPaths.targets, page("targets.tsx")),
  route(beginningPaths.forms, page("forms.tsx")),
  route(beginningPaths.accounts, page("accounts.tsx")),
  route(beginningPaths.demo, page("demo.ts")),
] satisfies RouteConfig;
