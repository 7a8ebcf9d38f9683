import { type RouteConfig, route } from "@react-router/dev/routes";

export const accessRoutes = [
  route("dang-nhap", "access/pages/signIn.tsx"),
  route("dang-nhap/ma", "access/pages/signInCode.tsx"),
  route("dang-xuat", "access/pages/signOut.ts"),
  route("lien-ket/:token", "access/pages/oneTimeLink.tsx"),
  route("app/tai-khoan", "access/pages/account.tsx"),
  route("app/tai-khoan/mat-khau", "access/pages/password.tsx"),
  route("app/tai-khoan/xac-thuc", "access/pages/secondFactor.tsx"),
  route("app/nguoi-dung", "access/pages/people.tsx"),
  route("app/nguoi-dung/them", "access/pages/newPerson.tsx"),
  route("app/nguoi-dung/quy-tac", "access/pages/signInRules.tsx"),
  route("app/nguoi-dung/:person", "access/pages/person.tsx"),
] satisfies RouteConfig;
