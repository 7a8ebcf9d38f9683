/** The addresses of signing in, of one's own account and of the people. */
import { pageAddress, withQuery } from "../web/address.ts";

export const accessPaths = {
  signIn: "/dang-nhap",
  signInCode: "/dang-nhap/ma",
  signOut: "/dang-xuat",
  oneTimeLink: "/lien-ket/:token",
  language: "/ngon-ngu",
  account: "/app/tai-khoan",
  password: "/app/tai-khoan/mat-khau",
  secondFactor: "/app/tai-khoan/xac-thuc",
  people: "/app/nguoi-dung",
  newPerson: "/app/nguoi-dung/them",
  signInRules: "/app/nguoi-dung/quy-tac",
  person: "/app/nguoi-dung/:person",
} as const;

/** `next`: where one wanted to go, by a path of this site. */
export function signInAddress(next: string): string {
  return withQuery(accessPaths.signIn, { tiep: next });
}

export function personAddress(person: string): string {
  return pageAddress(accessPaths.person, { person });
}
