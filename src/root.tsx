/** The document around every page. The application gets its frame, stylesheet and script; the portal none of them. */
import type { ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type UIMatch,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
import type { Route } from "./+types/root.ts";
import { requestContext } from "./access/context.server.ts";
import { frameOf } from "./frame.server.ts";
import { frameLinks } from "./frameLinks.ts";
import { Palette } from "./search/palette.tsx";
import { FigureDrawer } from "./values/figureDrawer.tsx";
import { useAlive } from "./web/alive.ts";
import appStyles from "./web/app.css?url";
import { FaultPage } from "./web/faultPage.tsx";
import { Frame, type FrameData } from "./web/frame.tsx";
import type { RouteHandle } from "./web/handle.ts";
import { LanguageContext } from "./web/language.tsx";

export async function loader({ url, context }: Route.LoaderArgs) {
  return frameOf(context.get(requestContext), url);
}

export function Layout({ children }: { children: ReactNode }) {
  const frame = useFrame();
  const { script = true } = useHandle();
  const language = frame?.language ?? "vi";
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {script && <link rel="stylesheet" href={appStyles} />}
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageContext value={language}>{children}</LanguageContext>
        {script && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root({ loaderData: frame }: Route.ComponentProps) {
  const { script = true, chooser = false } = useHandle();
  useAlive();
  if (!script) return <Outlet />;
  return (
    <Frame frame={frame} links={frameLinks} hasChooser={chooser}>
      <Outlet />
      {frame.person && (
        <>
          <FigureDrawer />
          <Palette />
        </>
      )}
    </Frame>
  );
}

/** What went wrong, in words; what it was inside, only the log tells. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const frame = useFrame();
  const problem: unknown = isRouteErrorResponse(error) ? error.data : undefined;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { script = true } = useHandle();
  const page = (
    <FaultPage problem={problem} status={status} isSignedIn={frame?.person !== undefined} links={frameLinks} />
  );
  if (!script) return page;
  if (!frame) {
    return (
      <>
        <header className="top">
          <a className="brand" href={frameLinks.home}>
            Quyết
          </a>
        </header>
        {page}
      </>
    );
  }
  return (
    <Frame frame={frame} links={frameLinks} hasChooser={false}>
      {page}
    </Frame>
  );
}

/** What the loader said; a refusal that came before it brings the frame along. */
function useFrame(): FrameData | undefined {
  const loaded = useRouteLoaderData<typeof loader>("root");
  const error = useRouteError();
  return loaded ?? (isRouteErrorResponse(error) ? error.data?.frame : undefined);
}

/** What the routes of the page say about it, the innermost last. */
function useHandle(): RouteHandle {
  const matches = useMatches() as UIMatch<unknown, RouteHandle | undefined>[];
  return Object.assign({}, ...matches.map((match) => match.handle));
}
