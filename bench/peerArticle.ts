/** The same article on a page of `govuk-frontend`, served compressed: what a well-kept public design system costs a reader. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

export type Peer = { url: string; close(): Promise<void> };

type Answer = { type: string; body: Buffer };

/** Its text and pictures come from our own page; its typeface, which others may not use, is left out, to its advantage. */
export async function openPeer(ourPage: string, ourOrigin: string): Promise<Peer> {
  const dist = join(dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")), "dist/govuk");
  const css = (await readFile(join(dist, "govuk-frontend.min.css"), "utf8")).replace(/@font-face\{[^}]*\}/g, "");
  const pictures = new Map<string, Answer>();
  for (const address of new Set([...ourPage.matchAll(/<img[^>]+src="([^"]+)"/g)].map(([, address = ""]) => address))) {
    const picture = await fetch(new URL(address.replaceAll("&amp;", "&"), ourOrigin));
    const type = picture.headers.get("Content-Type") ?? "";
    pictures.set(address.replaceAll("&amp;", "&"), { type, body: Buffer.from(await picture.arrayBuffer()) });
  }
  const answers = new Map<string, Answer>([
    ["/", { type: "text/html; charset=utf-8", body: Buffer.from(peerPage(ourPage)) }],
    ["/govuk.css", { type: "text/css", body: Buffer.from(css) }],
    ["/govuk.js", { type: "text/javascript", body: await readFile(join(dist, "govuk-frontend.min.js")) }],
    ...pictures,
  ]);
  const zipped = new Map([...answers].map(([path, { body }]) => [path, gzipSync(body)]));
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? "");
    if (!answer) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": answer.type, "Content-Encoding": "gzip" });
    response.end(zipped.get(request.url ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Its template as documented, with the paragraphs and pictures of our article. */
function peerPage(ourPage: string): string {
  const article = /<article[\s\S]*<\/article>/.exec(ourPage)?.[0] ?? "";
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(ourPage)?.[1] ?? "";
  const parts = [...article.matchAll(/<(h2|h3|p|li|figcaption)[^>]*>([\s\S]*?)<\/\1>|<img[^>]+src="([^"]+)"/g)].map(
    ([, element, inner = "", picture]) =>
      picture === undefined
        ? element === "h2" || element === "h3"
          ? `<h2 class="govuk-heading-m">${textOf(inner)}</h2>`
          : `<p class="govuk-body">${textOf(inner)}</p>`
        : `<img src="${picture}" alt="">`,
  );
  return `<!DOCTYPE html><html lang="vi" class="govuk-template"><head><meta charset="utf-8"><title>${textOf(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><link rel="stylesheet" href="/govuk.css"></head>
<body class="govuk-template__body"><script>document.body.className += ' js-enabled govuk-frontend-supported'</script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Bỏ qua</a>
<header class="govuk-header"><div class="govuk-header__container govuk-width-container"></div></header>
<div class="govuk-width-container"><main class="govuk-main-wrapper" id="main-content"><h1 class="govuk-heading-l">${textOf(title)}</h1>
${parts.join("\n")}</main></div><footer class="govuk-footer"><div class="govuk-width-container"></div></footer>
<script type="module">import { initAll } from '/govuk.js'; initAll()</script></body></html>`;
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
