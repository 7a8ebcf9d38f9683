import { type RouteConfig, route } from "@react-router/dev/routes";
import { accessPaths } from "./addresses.ts";

export const accessRoutes = [
  route(accessPaths.signIn, "access/pages/signIn.tsx"),
  route(accessPaths.signInCode, "access/pages/signInCode.tsx"),
  route(accessPaths.signOut, "access/pages/signOut.ts"),
  route(accessPaths.oneTimeLink, "access/pages/oneTimeLink.tsx"),
  route(accessPaths.account, "access/pages/account.tsx"),
  route(accessPaths.password, "access/pages/password.tsx"),
  route(accessPaths.secondFactor, "access/pages/secondFactor.tsx"),
  route(accessPaths.people, "access/pages/people.tsx"),
  route(accessPaths.newPerson, "access/pages/newPerson.tsx"),
  route(accessPaths.signInRules, "access/pages/signInRules.tsx"),
  route(accessPaths.person, "access/pages/person.tsx"),
] satisfies RouteConfig;
