/** Any address that no page has. */
import { guardPage } from "./access/guard.server.ts";
import { AppError } from "./server/error.ts";

export const middleware = [guardPage("portal.read")];

export function loader(): never {
  throw new AppError("not_found", 404);
}

export function action(): never {
  throw new AppError("not_found", 404);
}

export default function Unknown() {
  return null;
}
