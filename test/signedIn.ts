/** A person of the demo at the program's door, as a browser without script: signs in, then calls with the session's cookie. */

import { DEMO_PASSWORD } from "../src/access/demoAccounts.server.ts";

export type Caller = (path: string, init?: RequestInit & { headers?: Record<string, string> }) => Promise<Response>;

export async function signedIn(url: string, username: string): Promise<Caller> {
  const Cookie = await sessionCookie(url, username);
  return (path, init = {}) =>
    fetch(url + path, { ...init, redirect: "manual", headers: { Origin: url, Cookie, ...init.headers } });
}

/** Signs in and answers the session's cookie, as a browser sends it. */
export async function sessionCookie(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/dang-nhap`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`${username} was not let in: ${answer.status}`);
  return cookie;
}
