/** One's own views of this page by name, and a form that keeps the one that is open. */
import { Form, Link, useLocation } from "react-router";
import { withoutDone } from "../web/address.ts";
import { Arrow } from "../web/arrow.tsx";
import { Button, Field } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { useClosingMenu } from "../web/menu.ts";
import { viewPaths } from "./addresses.ts";
import type { SavedView } from "./savedView.ts";
import { viewTexts } from "./texts.ts";

export function SavedViews({ views }: { views: readonly SavedView[] }) {
  const words = useWords(viewTexts);
  const menu = useClosingMenu();
  const { pathname, search } = useLocation();
  const here = pathname + withoutDone(search);
  const ofThisPage = views.filter(({ address }) => address.split("?", 1)[0] === pathname);
  return (
    <div className="views small no-print">
      {ofThisPage.length > 0 && <span className="soft">{words("views")}</span>}
      {ofThisPage.map((view) => (
        <span key={view.name}>
          <Link to={view.address} aria-current={view.address === here || undefined}>
            {view.name}
          </Link>
          <Form method="post" action={viewPaths.keep} preventScrollReset>
            <input type="hidden" name="name" value={view.name} />
            <input type="hidden" name="address" value={here} />
            <button
              type="submit"
              className="as-link soft"
              name="intent"
              value="remove"
              aria-label={words("view_remove", { name: view.name })}
            >
              ×
            </button>
          </Form>
        </span>
      ))}
      <details className="menu bare" ref={menu}>
        <summary>
          {words("view_save")}
          <Arrow to="down" />
        </summary>
        <div className="sheet">
          <Form method="post" action={viewPaths.keep} preventScrollReset>
            <Field label={words("name")} name="name" required maxLength={60} autoComplete="off" />
            <input type="hidden" name="address" value={here} />
            <Button slim intent="save">
              {words("save")}
            </Button>
          </Form>
        </div>
      </details>
    </div>
  );
}
