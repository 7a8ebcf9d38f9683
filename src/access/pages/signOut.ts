/** Signing out: a form posts here. The session ends at the server, and the browser is asked to forget what it kept. */
import { redirect } from "react-router";
import { requestContext } from "../context.server.ts";
import { clearedCookie, tokenIn } from "../cookie.ts";
import { guardPage } from "../guard.server.ts";
import { endSession } from "../session.server.ts";
import type { Route } from "./+types/signOut.ts";

export const middleware = [guardPage("session.end")];

export function loader() {
  return redirect("/");
}

export async function action({ request, context }: Route.ActionArgs) {
  const { database, configuration } = context.get(requestContext);
  const token = tokenIn("session", request.headers.get("Cookie"), configuration.isSecure);
  if (token !== undefined) await database.write((tx) => endSession(tx, token));
  return redirect("/", {
    status: 303,
    headers: {
      "Set-Cookie": clearedCookie("session", configuration.isSecure),
      "Clear-Site-Data": '"cache", "storage"',
    },
  });
}
